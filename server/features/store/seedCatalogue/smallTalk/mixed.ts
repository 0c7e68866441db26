// Exchanges in more than one language: an opener and its replies, a line each; an empty line between two exchanges.
export const mixed = `
안녕하세요, anyone here speak Korean? My menu is half translated in my head.
네, 뭐가 궁금하세요?
The word on the red button in 고양이 우체국.
"보내기" — it just means send.

有人会韩语吗？《묵음》最后一句话是什么意思？
"이제 제 목소리로 말씀드립니다." 直译是“现在用我自己的声音说”。
谢谢，鸡皮疙瘩起来了。

Three languages in one lobby and we all lose to the same chicane.
ㅋㅋ 세 번째 코너죠?
对，就是那个第三弯。

오늘 Hexarch 하실 분? English okay too.
I am in. Rules page open, tea ready.
我旁观可以吗？想先学一下。
물론이죠, 옆자리 앉으세요.

What do you call it when you buy a game and never start it?
쌓아 두기. "쌓겜"이라고도 해요.
我们叫“喜加一”。
Of course there is a word for it everywhere.

《苔与壶》联机求邻居，我种了太多薄荷。
I will take mint. I have only turnips.
저는 꿀 있어요. 교환해요.

Time check: when do you all meet on Wednesday?
한국 시간 밤 열 시예요.
北京时间九点。
So two in the afternoon for me. Lunch break it is.

처음으로 무역선 안 놓쳤어요, Tidal Works!
Congratulations, which tide?
37번째요.
我第四十潮才学会看潮汐表，你很快了。

我的英文不好，可以打字慢一点吗？
No problem at all. Nobody here is in a hurry.
저도 번역기 켜 놓고 있어요. 괜찮아요.

Is 별을 삼킨 숲 playable without Korean?
Text is translated, voices stay Korean. Keep them, they are lovely.
성우분들 정말 잘하셨어요.

有人一起做七巧夜 100% 吗？
I have 94 out of 100. Stuck on the heron.
왜가리는 큰 삼각형을 눕혀 보세요.
That did it. 谢谢, 고마워요, thank you.

고양이가 방금 키보드 위로 지나갔어요. ㅁㄴㅇㄹ
Tell the cat hello from us.
请转告猫：打得不错。
`;
