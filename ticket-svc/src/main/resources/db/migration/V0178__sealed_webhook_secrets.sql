-- Secrets of webhooks are sealed with a key that the database does not know; the service seals those of before when it starts.
ALTER TABLE webhook ADD COLUMN sealed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN webhook.sealed IS 'secret and old_secret are sealed, bound to tenant and webhook; in clear otherwise';
