// Words of the settings that are fetched with them, since no first page needs them.
export const settings = {
  avatar: {
    title: 'Picture',
    hint: 'Everyone sees it beside your name.',
    choose: 'Choose a picture',
    opening: 'Opening it',
    drop: 'Or drop a file here: JPEG, PNG, WebP or GIF.',
    dropNow: 'Let go, and it is opened here.',
    drawn: 'Back to a drawn one',
    drawing: 'Going back',
    drawnDone: 'A drawn picture again.',
    part: 'Which part should show?',
    area: 'The part that shows',
    areaHint: 'Drag the picture, or move it with the arrow keys.',
    zoom: 'Zoom',
    preview: 'How others see you',
    keep: 'Keep the old one',
    save: 'Save picture',
    saving: 'Saving',
    sent: 'Sent so far',
    saved: 'Your new picture is up.',
  },
} as const;
