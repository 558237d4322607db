#!/bin/sh
# Runs once, when the database of compose.yaml is made: the role that serves, which owns nothing. The server gives it its
# rights on each table when it brings the tables up to date.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$GATE_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role vitrine_gate login password :'password';
revoke create on schema public from public;
grant connect on database vitrine to vitrine_gate;
SQL
