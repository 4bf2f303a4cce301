import { readFile } from 'node:fs/promises';

export const USER = { username: 'probe', password: 's3cret' } as const;
export const SECRET = 'shared';
/** A name that only the tried name server knows. */
export const KNOWN = { name: 'www.example', address: '192.0.2.7' } as const;
export const BASE_DN = 'dc=example';
export const PORTS = {
  ...{ http: 8081, smtp: 2525, imap: 1143, pop3: 1110, ftp: 2121, dns: 5353, ldap: 1389, mysql: 3309 },
  ...{ postgresql: 5433, redis: 6399, radius: 1812, sip: 5060, smpp: 2775 },
} as const;

export interface ServerPlace {
  readonly dir: string;
  readonly address: string;
  /** Who may ask, for servers that want to know: CIDR. */
  readonly clients: string;
}

/** Files of servers by their names below the folder. */
export function serverFiles({ dir, address, clients }: ServerPlace): Readonly<Record<string, string>> {
  return {
    'www/index.html': 'all is well\n',
    'lighttpd.conf': `server.document-root = "${dir}/www"
server.bind = "${address}"
server.port = ${PORTS.http}
index-file.names = ( "index.html" )
`,
    'dovecot.conf': `protocols = imap pop3
listen = ${address}
base_dir = ${dir}/dovecot
log_path = /dev/stderr
ssl_cert = <${dir}/good.pem
ssl_key = <${dir}/good.key
mail_location = mbox:${dir}/mail
first_valid_uid = 1
disable_plaintext_auth = no
auth_failure_delay = 0
passdb {
  driver = static
  args = password=${USER.password}
}
userdb {
  driver = static
  args = uid=65534 gid=65534 home=${dir}/mail
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${PORTS.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service pop3-login {
  inet_listener pop3 {
    port = ${PORTS.pop3}
  }
  inet_listener pop3s {
    port = 0
  }
}
`,
    'slapd.conf': `include /etc/ldap/schema/core.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${dir}/slapd.pid
TLSCACertificateFile ${dir}/ca.pem
TLSCertificateFile ${dir}/good.pem
TLSCertificateKeyFile ${dir}/good.key
database mdb
directory ${dir}/ldap
suffix "${BASE_DN}"
rootdn "cn=${USER.username},${BASE_DN}"
rootpw ${USER.password}
`,
    'base.ldif': `dn: ${BASE_DN}
objectClass: dcObject
objectClass: organization
dc: example
o: example
`,
    'radius/dictionary': '',
    'radius/users': `${USER.username} Cleartext-Password := "${USER.password}"\n`,
    'radius/radiusd.conf': `prefix = /usr
libdir = /usr/lib/freeradius
logdir = ${dir}/radius
run_dir = ${dir}/radius
security {
  max_attributes = 200
  reject_delay = 0
  status_server = no
  allow_vulnerable_openssl = yes
}
thread pool {
  start_servers = 1
  max_servers = 2
  min_spare_servers = 1
  max_spare_servers = 1
}
modules {
  pap {
  }
  files {
    usersfile = ${dir}/radius/users
  }
}
client lab {
  ipaddr = ${clients}
  secret = ${SECRET}
}
server default {
  listen {
    type = auth
    ipaddr = ${address}
    port = ${PORTS.radius}
  }
  authorize {
    files
    pap
  }
  authenticate {
    Auth-Type PAP {
      pap
    }
  }
}
`,
    'kamailio.cfg': `debug=1
log_stderror=yes
children=1
listen=udp:${address}:${PORTS.sip}
listen=tcp:${address}:${PORTS.sip}
loadmodule "sl.so"
loadmodule "pv.so"
request_route {
  if (method=="OPTIONS" && $rU != "nobody") { sl_send_reply("200", "OK"); exit; }
  sl_send_reply("404", "Not here");
}
`,
    'user.sql': `CREATE USER ${USER.username}@'%' IDENTIFIED BY '${USER.password}';\n`,
    'postgres-password': `${USER.password}\n`,
    'postgresql-hba.conf': 'host all all all scram-sha-256\n',
  };
}

const TABLES = ['mysql_system_tables.sql', 'mysql_performance_tables.sql', 'mysql_system_tables_data.sql'];

/** What MariaDB's own installer feeds to `mariadbd --bootstrap`; that installer needs a package more. */
export async function mariadbTables(folder = '/usr/share/mysql'): Promise<string> {
  const files = await Promise.all(TABLES.map((file) => readFile(`${folder}/${file}`, 'utf8')));
  return ['CREATE DATABASE mysql;', 'USE mysql;', 'SET @auth_root_socket=NULL;', ...files].join('\n');
}
