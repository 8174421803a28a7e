-- For how long the requester's word brings a resolved ticket back to work; 0 never.
ALTER TABLE incident_policy ADD COLUMN reopen_within_days integer NOT NULL DEFAULT 7 CHECK (reopen_within_days BETWEEN 0 AND 90);
