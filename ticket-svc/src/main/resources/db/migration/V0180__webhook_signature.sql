-- Webhooks may be signed with a key of ours that receivers check by its public half (v1a of Standard Webhooks).
ALTER TABLE webhook
    ADD COLUMN signature  text NOT NULL DEFAULT 'v1' CHECK (signature IN ('v1', 'v1a')),
    ADD COLUMN public_key bytea,
    ADD CHECK ((signature = 'v1a') = (public_key IS NOT NULL));
COMMENT ON COLUMN webhook.public_key IS 'of secret, where signature is v1a; in clear, for everybody to know';
COMMENT ON COLUMN webhook.secret IS 'signs what is sent; of v1 shown once, when it is made, of v1a never';
