#!/bin/sh
# For the official postgres image: makes the services' databases from the file that the launcher and the tests use too.
set -eu
for name in collector event ticket topology billing; do
  sed -e "s|\${name}|$name|g" \
    -e "s|\${ownerPassword}|$BONGSU_DB_OWNER_PASSWORD|g" \
    -e "s|\${servicePassword}|$BONGSU_DB_SERVICE_PASSWORD|g" \
    -e "s|\${systemPassword}|$BONGSU_DB_SYSTEM_PASSWORD|g" \
    -e 's|^-- connect: |\\connect |' /bongsu/service-database.sql |
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres
done
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
CREATE ROLE keycloak LOGIN PASSWORD '$KEYCLOAK_DB_PASSWORD';
CREATE DATABASE keycloak OWNER keycloak;
SQL
