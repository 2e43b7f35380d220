//! `crates/store/schema.sql`: what all migrations together make, in one place to read and to review. It is compared
//! with a migrated database, so that no change of the structure goes unseen.

use std::{env, fs};

use test_support::TestDatabase;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.sql");
const HEAD: &str =
    "-- What the migrations make. Written by: UPDATE_SCHEMA=1 cargo xtask test --no-browser schema_file\n";

const EXTENSIONS: &str = r"
    select format('create extension %I;', extname) from pg_extension where extname <> 'plpgsql' order by extname";

const TABLES: &str = r"
    select format(E'create table %I (\n%s\n);', c.relname, string_agg(format('    %I %s%s%s',
            a.attname,
            format_type(a.atttypid, a.atttypmod),
            case when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
            case when a.attnotnull then ' not null' else '' end
        ), E',\n' order by a.attnum))
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like '\_sqlx%'
    group by c.relname
    order by c.relname";

const VIEWS: &str = r"
    select format(E'create view %I as\n%s', relname, pg_get_viewdef(oid))
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
    order by relname";

/// `not null` stands with the columns, also where Postgres counts it among the constraints.
const CONSTRAINTS: &str = r"
    select format('alter table %I add constraint %I %s;', c.relname, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    where k.connamespace = 'public'::regnamespace and k.contype in ('c', 'f', 'p', 'u', 'x')
        and c.relname not like '\_sqlx%'
    order by c.relname, k.conname";

const INDEXES: &str = r"
    select pg_get_indexdef(i.indexrelid) || ';'
    from pg_index i
    join pg_class c on c.oid = i.indrelid
    join pg_class x on x.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and c.relname not like '\_sqlx%'
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by x.relname";

const ROW_SECURITY: &str = r"
    select format('alter table %I %s row level security;', relname, word)
    from pg_class
    cross join lateral (values ('enable', relrowsecurity), ('force', relforcerowsecurity)) as s (word, holds)
    where relnamespace = 'public'::regnamespace and holds
    order by relname, word";

const POLICIES: &str = r"
    select format('create policy %I on %I as %s for %s to %s%s%s;', policyname, tablename, lower(permissive), lower(cmd),
        array_to_string(roles, ', '), ' using (' || qual || ')', ' with check (' || with_check || ')')
    from pg_policies
    where schemaname = 'public'
    order by tablename, policyname";

const FUNCTIONS: &str = r"
    select pg_get_functiondef(p.oid) || ';'
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname, pg_get_function_identity_arguments(p.oid)";

const TRIGGERS: &str = r"
    select pg_get_triggerdef(t.oid) || ';'
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
    order by c.relname, t.tgname";

const TABLE_GRANTS: &str = r"
    select format('grant %s on %I to %I;', lower(string_agg(g.privilege_type, ', ' order by g.privilege_type)),
        c.relname, r.rolname)
    from pg_class c
    cross join lateral aclexplode(c.relacl) g
    join pg_roles r on r.oid = g.grantee
    where c.relnamespace = 'public'::regnamespace and c.relname not like '\_sqlx%' and r.rolname like 'wellspring\_%'
    group by c.relname, r.rolname
    order by c.relname, r.rolname";

const COLUMN_GRANTS: &str = r"
    select format('grant %s (%s) on %I to %I;', lower(g.privilege_type), string_agg(quote_ident(a.attname), ', '
        order by a.attnum), c.relname, r.rolname)
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    cross join lateral aclexplode(a.attacl) g
    join pg_roles r on r.oid = g.grantee
    where c.relnamespace = 'public'::regnamespace and r.rolname like 'wellspring\_%'
    group by c.relname, r.rolname, g.privilege_type
    order by c.relname, r.rolname, g.privilege_type";

const FUNCTION_GRANTS: &str = r"
    select format('grant execute on function %s to %s;', p.oid::regprocedure,
        string_agg(coalesce(r.rolname, 'public'), ', ' order by r.rolname))
    from pg_proc p
    cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
    left join pg_roles r on r.oid = g.grantee
    where p.pronamespace = 'public'::regnamespace and g.grantee <> p.proowner
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    group by p.oid, p.proname
    order by p.proname, pg_get_function_identity_arguments(p.oid)";

/// In the order in which a reader asks.
const PARTS: [&str; 12] = [
    EXTENSIONS,
    TABLES,
    VIEWS,
    CONSTRAINTS,
    INDEXES,
    ROW_SECURITY,
    POLICIES,
    FUNCTIONS,
    TRIGGERS,
    TABLE_GRANTS,
    COLUMN_GRANTS,
    FUNCTION_GRANTS,
];

#[tokio::test]
async fn the_schema_file_tells_what_the_migrations_make() {
    let database = TestDatabase::create().await.unwrap();
    let owner = database.owner().await.unwrap();
    let mut made = HEAD.to_owned();
    for part in PARTS {
        let statements: Vec<String> = sqlx::query_scalar(part).fetch_all(&owner).await.unwrap();
        for statement in statements {
            made.push('\n');
            made.push_str(statement.trim_end());
            made.push('\n');
        }
    }
    owner.close().await;
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(FILE, &made).unwrap();
    }
    let written = fs::read_to_string(FILE).unwrap_or_default();
    let differs = made.lines().zip(written.lines()).find(|(made, written)| made != written);
    assert!(
        made == written,
        "the migrations make something else than crates/store/schema.sql says, first {differs:?}. \
         Read what changed and write it anew: UPDATE_SCHEMA=1 cargo xtask test --no-browser schema_file"
    );
}
