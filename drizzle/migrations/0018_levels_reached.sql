-- When members came to the levels they have: from what their deeds earned, in their order.
insert into member_levels (member_id, level, at)
select member_id, level, min(at) from (
  select member_id, at, points, sum(points) over (partition by member_id order by at, deed, reference) as after
  from member_deeds
) as earned
cross join lateral generate_series(
  2 + floor((-75 + sqrt((5625 + 100 * (after - points))::float8)) / 50)::int,
  1 + floor((-75 + sqrt((5625 + 100 * after)::float8)) / 50)::int
) as level
where exists (select from members where id = member_id and deleted_at is null)
group by member_id, level;
