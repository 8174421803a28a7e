-- What a target wants to be shown, sealed with a key that the database does not have.
ALTER TABLE scrape_target
    ADD COLUMN credential_type text,
    ADD COLUMN credential bytea,
    ADD CONSTRAINT scrape_target_credential CHECK ((credential IS NULL) = (credential_type IS NULL));
