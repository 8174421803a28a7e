-- What is a problem now, for who asks by rule: few of many series.
CREATE INDEX rule_series_active ON rule_series (tenant_id, rule_id) WHERE phase <> 'normal' OR silent;
