-- A clock may be a queue's or a vendor's: party says whose. Cycles of one metric are numbered through the ticket, whoever's they are.
ALTER TABLE sla_clock ADD COLUMN party text;

-- Levels of escalation as they stood in the policy when the clock got its target (a line each: where it stands, tab, name), and
-- the keys of those that were told: policy/target/level. Until now there was one, at three quarters of working-time targets.
ALTER TABLE sla_clock ADD COLUMN levels text NOT NULL DEFAULT E'75%\t';
ALTER TABLE sla_clock ADD COLUMN fired text NOT NULL DEFAULT '';

ALTER TABLE sla_clock NO FORCE ROW LEVEL SECURITY;
UPDATE sla_clock SET fired = policy_id || '/' || target || '/75%' WHERE told <> 'nothing' AND state IN ('running', 'paused');
ALTER TABLE sla_clock FORCE ROW LEVEL SECURITY;
