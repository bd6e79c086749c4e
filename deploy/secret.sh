#!/bin/bash
# Runs before the database and then becomes it: deploy/secret.sh FOLDER COMMAND... Makes the password of the database at the
# first start and leaves it in the folder, for the database, with the URI that nodes read, and a secret by which nodes know
# each other. PLENARY_DATABASE_PASSWORD and PLENARY_CLUSTER_SECRET, where they are given, are taken instead. What else is
# secret is left there for the nodes too: an environment is shown to everybody who may look at a container, and goes on to
# each program that it starts.
set -euo pipefail

# The nodes run as somebody else.
umask 022
folder=$1
shift

leave() {
    printf '%s' "$2" > "$folder/$1.new"
    sync "$folder/$1.new"
    mv "$folder/$1.new" "$folder/$1"
}

make() {
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

password=${PLENARY_DATABASE_PASSWORD:-}
if [ -z "$password" ] && [ -s "$folder/password" ]; then
    password=$(cat "$folder/password")
fi
if [ -z "$password" ]; then
    # The database keeps the one it was made with.
    if [ -s "${PGDATA:-/var/lib/postgresql/data}/PG_VERSION" ]; then
        echo "This database was made with a password that is not at hand: give it as PLENARY_DATABASE_PASSWORD." >&2
        exit 1
    fi
    password=$(make)
fi
known=$(cat "$folder/cluster-secret" 2>/dev/null || make)
leave password "$password"
leave cluster-secret "${PLENARY_CLUSTER_SECRET:-$known}"
leave database-uri "postgresql://postgres:$password@database/postgres"
leave admin-password "${PLENARY_ADMIN_PASSWORD:-}"
leave mail-server "${PLENARY_MAIL_SERVER:-}"
leave mail-reports-secret "${PLENARY_MAIL_REPORTS_SECRET:-}"
exec env --unset=PLENARY_DATABASE_PASSWORD --unset=PLENARY_ADMIN_PASSWORD --unset=PLENARY_MAIL_SERVER \
    --unset=PLENARY_MAIL_REPORTS_SECRET --unset=PLENARY_CLUSTER_SECRET "$@"
