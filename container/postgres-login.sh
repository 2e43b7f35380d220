# Run once by the image of Postgres, when it makes the cluster: the app's log-in owns its database and nothing else. It is
# no superuser and makes no roles, so that whoever finds its password cannot leave its database. The superuser keeps the
# socket inside of the container and loses the password that the image gave it.
psql --set ON_ERROR_STOP=1 --set password="$POSTGRES_PASSWORD" --username postgres --dbname postgres <<'SQL'
create role wellspring_app nologin;
create role wellspring_worker nologin;
create role wellspring login password :'password' in role wellspring_app, wellspring_worker;
create database wellspring owner wellspring;
alter role postgres password null;
SQL
