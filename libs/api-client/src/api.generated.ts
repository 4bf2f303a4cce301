/* Generated from docs/api/openapi.json by npm run api-document. */

export interface paths {
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists your sessions, or everybody's. */
        get: operations["sessions.list"];
        put?: never;
        /** Logs in: gives a bearer token, or a cookie for browsers; it ends when it is idle or old. */
        post: operations["sessions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows your session. */
        get: operations["sessions.get"];
        put?: never;
        post?: never;
        /** Logs out. */
        delete: operations["sessions.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a session: yours, or with users:write anybody's. */
        delete: operations["sessions.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists users. */
        get: operations["users.list"];
        put?: never;
        /** Creates a user, who has to change the password at the first log-in. */
        post: operations["users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows who you are. */
        get: operations["users.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes your own password; your other sessions end. */
        post: operations["users.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a user. */
        get: operations["users.get"];
        put?: never;
        post?: never;
        /** Deletes a user with all sessions and tokens. */
        delete: operations["users.remove"];
        options?: never;
        head?: never;
        /** Changes a user; a new password ends all of the user's sessions. */
        patch: operations["users.patch"];
        trace?: never;
    };
    "/api/v1/users/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a second factor: gives a secret for an authenticator app. It counts once a code is confirmed. */
        post: operations["secondFactor.enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the second factor with a code of the app; gives recovery codes. */
        post: operations["secondFactor.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/second-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends your second factor. */
        post: operations["secondFactor.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends the second factor of a user who lost it. */
        delete: operations["secondFactor.reset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what you may do with single services and nodes beyond your role. */
        get: operations["grants.own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists a user's grants. */
        get: operations["grants.list"];
        /** Replaces a user's grants; they count from the next request on, for the user's tokens too. */
        put: operations["grants.replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists your tokens, or everybody's. */
        get: operations["tokens.list"];
        put?: never;
        /** Creates a token; its secret is in this answer and never shown again. */
        post: operations["tokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a token without its secret. */
        get: operations["tokens.get"];
        put?: never;
        post?: never;
        /** Revokes a token. */
        delete: operations["tokens.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists operations, newest first. */
        get: operations["operations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an operation with its steps and log. */
        get: operations["operations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follows an operation live: one `operation` event at each change, the last when it has ended. */
        get: operations["operations.follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who changed what, newest first. */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exports the log as JSON lines, oldest first, with the hashes that prove it. */
        get: operations["audit.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recomputes the chain of hashes and tells whether an entry was altered or removed. */
        get: operations["audit.verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cluster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the cluster: its name, topology, quorum IP, and the free space of the manager's storage. */
        get: operations["cluster.get"];
        /** Sets the cluster up. Later: changes its name, topology or quorum IP; every node is told where the manager is then. */
        put: operations["cluster.setUp"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cluster/quorum-ip-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the manager's addresses from which the quorum IP can be chosen. */
        get: operations["cluster.candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the cluster's addresses with what uses them. */
        get: operations["addresses.list"];
        put?: never;
        /** Adds a virtual IP; the director carries it from then on. */
        post: operations["addresses.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an address. */
        get: operations["addresses.get"];
        put?: never;
        post?: never;
        /** Removes a virtual IP that no service uses. */
        delete: operations["addresses.remove"];
        options?: never;
        head?: never;
        /** Changes description, tags or prefix of an address. */
        patch: operations["addresses.patch"];
        trace?: never;
    };
    "/api/v1/virtual-services/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes many services in one operation: all of them, or none. */
        post: operations["bulk.patchMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services/bulk-delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deletes many services with their real servers in one operation: all of them, or none. */
        post: operations["bulk.removeMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services/from-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates all services of a template in one operation, such as DNS by UDP and TCP, or one per port of a range. */
        post: operations["bulk.createFromTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists virtual services with their real servers. */
        get: operations["virtualServices.list"];
        put?: never;
        /** Creates a virtual service, with its real servers if they are given. */
        post: operations["virtualServices.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services/by-name/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the virtual service of this name. */
        get: operations["virtualServices.getByName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a virtual service: what is wanted, and what its director reports. */
        get: operations["virtualServices.get"];
        put?: never;
        post?: never;
        /** Deletes a virtual service with its real servers. */
        delete: operations["virtualServices.remove"];
        options?: never;
        head?: never;
        /** Changes the settings of a virtual service; what names it cannot be changed. */
        patch: operations["virtualServices.patch"];
        trace?: never;
    };
    "/api/v1/virtual-services/{id}/nodes/{nodeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lets a node work for the service, or not; its real server is made if there is none yet. */
        put: operations["virtualServices.switchNode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services/{id}/real-servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the real servers; the ETag is the virtual service's. */
        get: operations["realServers.list"];
        /** Makes the list of real servers exactly this one. */
        put: operations["realServers.replace"];
        /** Adds a real server. */
        post: operations["realServers.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services/{id}/real-servers/{serverId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a real server. */
        get: operations["realServers.get"];
        put?: never;
        post?: never;
        /** Removes a real server. Drain it first to let its connections end. */
        delete: operations["realServers.remove"];
        options?: never;
        head?: never;
        /** Changes a real server. With the scope services:drain: only its admin state. */
        patch: operations["realServers.patch"];
        trace?: never;
    };
    "/api/v1/virtual-services/{id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells why the service is as it is: the chain of causes from each probe to what the kernel has. */
        get: operations["insight.why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Puts what is wanted, what the kernel has and what the packets say side by side. */
        get: operations["insight.comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services/{id}/zero": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the kernel's counters of a service to 0, on each of its directors. */
        post: operations["actions.zero"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/virtual-services/{id}/real-servers/{serverId}/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs the checks of a real or sorry server now; the raw answers are the result of the operation. */
        post: operations["actions.probe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists connections of a director's kernel; waits 5 s for its answer. */
        get: operations["actions.connections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedulers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the schedulers in plain words, and whether the directors' kernels have them. */
        get: operations["catalogue.listSchedulers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the templates of services and the ready-made lengths of persistence. */
        get: operations["catalogue.listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what the kernel of each director can do, and what it lacks. */
        get: operations["catalogue.capabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists imports, newest first, with how far their takeover is. */
        get: operations["imports.list"];
        put?: never;
        /** Reads a former configuration, or a director's live table. It is watched only: nothing changes until a service is adopted. */
        post: operations["imports.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what was found, and what directors would do differently now. */
        get: operations["imports.get"];
        put?: never;
        post?: never;
        /** Forgets an import; services that were adopted stay. */
        delete: operations["imports.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/services/{number}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one found service over: the kernel's service becomes ours as it is, with its connections and counters. */
        post: operations["imports.adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/services/{number}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leaves a found service with whoever has it now. */
        post: operations["imports.skip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/services/{number}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Watches a skipped service again. */
        post: operations["imports.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says that the process answers. */
        get: operations["probes.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says whether the manager can do its work: 503 when it cannot. */
        get: operations["probes.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the applied revisions of the configuration of load balancing, newest first. */
        get: operations["revisions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a revision with the whole configuration as it was then. */
        get: operations["revisions.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{number}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what differs from this revision to another one, field by field. */
        get: operations["revisions.compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{number}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings the whole configuration of a revision back; objects keep their ids. */
        post: operations["revisions.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{number}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one revision back, if nothing newer touches the same objects. */
        post: operations["revisions.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{number}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a revision that would be rolled back by itself. Confirming it again changes nothing. */
        post: operations["confirmations.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists drains, newest first. */
        get: operations["drains.list"];
        put?: never;
        /** Begins a drain of a node, of a service on one server, or of a group of nodes some at a time. */
        post: operations["drains.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a drain: by server its connections, pinned clients, and when it will be empty by the curve. */
        get: operations["drains.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Makes it harder or gentler for the servers that are not empty yet. */
        patch: operations["drains.changeMode"];
        trace?: never;
    };
    "/api/v1/drains/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings the servers back once they are empty; their slow start follows. */
        post: operations["drains.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drains/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives it up: all servers go back into service, and no further batch begins. */
        post: operations["drains.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists change sets, newest first. */
        get: operations["changeSets.list"];
        put?: never;
        /** Begins a change set; nothing is applied before you say so. */
        post: operations["changeSets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-sets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a change set with its items. */
        get: operations["changeSets.get"];
        put?: never;
        post?: never;
        /** Discards a change set; what was applied stays applied. */
        delete: operations["changeSets.discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-sets/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds an edit; it is checked now as far as it depends on nothing else, and again when it is applied. */
        post: operations["changeSets.addItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-sets/{id}/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an edit out again. */
        delete: operations["changeSets.removeItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-sets/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies all edits as one: all or none, one operation, one revision. Refused (412) when an object has changed since. */
        post: operations["changeSets.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-sets/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies edits as one without collecting them first; with `dryRun=true` nothing is left behind, not even the set. */
        post: operations["changeSets.applyAtOnce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kernel-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the kernel settings of IPVS with bounds, defaults and reasons. */
        get: operations["directorSettings.listKernelSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/director-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the settings of all directors: timeouts, connection sync, kernel settings. */
        get: operations["directorSettings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the settings of all directors. */
        patch: operations["directorSettings.patch"];
        trace?: never;
    };
    "/api/v1/nodes/{id}/director-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what one director has of its own, and what is in force there. */
        get: operations["directorSettings.getOfNode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what one director has of its own; null leaves it to the cluster again. */
        patch: operations["directorSettings.patchOfNode"];
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the policies with the services that follow them. */
        get: operations["policies.list"];
        put?: never;
        /** Creates a policy. */
        post: operations["policies.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the cluster's default policy. */
        get: operations["policies.getDefault"];
        /** Chooses the policy that services follow which name none; If-Match is the present default's. */
        put: operations["policies.chooseDefault"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a policy. */
        get: operations["policies.get"];
        put?: never;
        post?: never;
        /** Deletes a policy that no service follows. */
        delete: operations["policies.remove"];
        options?: never;
        head?: never;
        /** Changes a policy, and with it all services that follow it, in one operation. */
        patch: operations["policies.patch"];
        trace?: never;
    };
    "/api/v1/change-control": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how changes of load balancing are kept and limited. */
        get: operations["changeControl.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the blast radius, or how many revisions are kept. */
        patch: operations["changeControl.patch"];
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what happened, newest first; with `since` from there on, oldest first. */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follows what happens. Give `Last-Event-ID` (or `since`) to miss nothing after a break; a comment is sent every 15 s. */
        get: operations["events.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what nodes were told, newest first. */
        get: operations["commands.list"];
        put?: never;
        /** Asks one node to start, stop or restart a service of its catalogue, or to collect a diagnosis. */
        post: operations["commands.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a command with what it carries and what came back. */
        get: operations["commands.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a command back that its node has not begun. */
        post: operations["commands.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists alarms, newest first. */
        get: operations["alarms.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an alarm. */
        get: operations["alarms.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that somebody looks after it. The alarm stays until its cause has gone; only the first acknowledgement counts. */
        post: operations["alarms.acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how the cluster is: the worst of all that is expected, and why. */
        get: operations["health.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the nodes: what is wanted of each, and what it says of itself. */
        get: operations["nodes.list"];
        put?: never;
        /** Adds a node by its pasted join key. The same key again goes on where it stopped. */
        post: operations["nodes.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a node. */
        get: operations["nodes.get"];
        put?: never;
        post?: never;
        /** Removes a node: drains it, waits for its connections, lets it undo what the cluster changed, and forgets it. */
        delete: operations["nodes.remove"];
        options?: never;
        head?: never;
        /** Changes name, tags, roles, or whether the node is in maintenance. */
        patch: operations["nodes.change"];
        trace?: never;
    };
    "/api/v1/nodes/{id}/readmit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a quarantined node speak to the manager again. */
        post: operations["nodes.readmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/node-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the reports of tests, newest first. */
        get: operations["nodeTests.list"];
        put?: never;
        /** Tests a node by its pasted join key. Nothing is committed; the report is the result of the operation. */
        post: operations["nodeTests.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/node-tests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the report of a test. */
        get: operations["nodeTests.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/join-keys/decode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows what a pasted join key says, without its secret. Nobody is contacted, and nothing is kept. */
        post: operations["joinKeys.decode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the nodes that are in maintenance, those that come back first in front. */
        get: operations["maintenance.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how long a node is in maintenance, and whether it can be rebooted now. */
        get: operations["maintenance.get"];
        put?: never;
        /** Puts a node into maintenance: its real servers get no new connections, and its alarms are muted. */
        post: operations["maintenance.start"];
        /** Ends a maintenance now: the node gets new connections again. */
        delete: operations["maintenance.end"];
        options?: never;
        head?: never;
        /** Extends or shortens a maintenance, or changes its reason or what happens at its end. */
        patch: operations["maintenance.change"];
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what passed through, as one column of values per metric. */
        get: operations["statistics.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/top": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who has the most of something now. */
        get: operations["statistics.top"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the endpoints that are told of events. */
        get: operations["webhooks.list"];
        put?: never;
        /** Creates a webhook; the secret that verifies its messages is in this answer and never shown again. */
        post: operations["webhooks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a webhook without its secret. */
        get: operations["webhooks.get"];
        put?: never;
        post?: never;
        /** Deletes a webhook; what waits for it is dropped. */
        delete: operations["webhooks.remove"];
        options?: never;
        head?: never;
        /** Changes where messages go, which, and whether. */
        patch: operations["webhooks.patch"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new secret; for a while messages are signed with both. */
        post: operations["webhooks.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was sent and how that went, newest first; kept for 30 days. */
        get: operations["deliveries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a test message at once, and shows how that went. */
        post: operations["deliveries.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message that has ended once more, with the same `webhook-id`. */
        post: operations["deliveries.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        ErrorCode: "invalid-input" | "malformed-json" | "unauthenticated" | "second-factor-required" | "forgery-suspected" | "forbidden" | "not-found" | "method-not-allowed" | "not-acceptable" | "conflict" | "name-taken" | "address-in-use" | "service-exists" | "server-exists" | "cluster-not-set-up" | "already-set-up" | "node-already-member" | "node-of-another-cluster" | "node-not-member" | "node-busy" | "confirmation-required" | "blast-radius" | "revision-unconfirmed" | "capacity" | "idempotency-in-progress" | "precondition-failed" | "payload-too-large" | "unsupported-media-type" | "idempotency-mismatch" | "join-key-malformed" | "join-key-truncated" | "join-key-tampered" | "join-key-expired" | "join-key-used" | "join-key-foreign" | "join-key-version" | "node-test-failed" | "node-unreachable" | "unsupported-by-kernel" | "precondition-required" | "too-many-requests" | "internal" | "unavailable" | "command-failed" | "command-timeout";
        ProblemFault: {
            /**
             * @description JSON Pointer into the body, or `/query/<name>`.
             * @example /port
             */
            pointer: string;
            /** @example must not be greater than 65535 */
            message: string;
            /** @example Choose a port from 1 to 65535. */
            hint?: string;
        };
        Problem: {
            /**
             * @description A page that explains the code.
             * @example /problems/invalid-input
             */
            type: string;
            /** @example The request is not valid */
            title: string;
            /** @example 400 */
            status: number;
            /** @example invalid-input */
            code: components["schemas"]["ErrorCode"];
            /** @example 1 field is not valid. */
            detail: string;
            /** @example /api/v1/virtual-services */
            instance: string;
            /** @example Send the field in the form that the message names. */
            hint?: string;
            errors?: components["schemas"]["ProblemFault"][];
            /** @example 4bf92f3577b34da6a3ce929d0e0e4736 */
            traceId: string;
        };
        /** @enum {string} */
        SessionKind: "bearer" | "cookie";
        /** @enum {string} */
        Scope: "cluster:read" | "cluster:write" | "nodes:read" | "nodes:write" | "addresses:read" | "addresses:write" | "services:read" | "services:write" | "services:drain" | "operations:read" | "commands:read" | "commands:write" | "events:read" | "alarms:read" | "alarms:write" | "health:read" | "users:read" | "users:write" | "tokens:read" | "tokens:write" | "audit:read" | "statistics:read" | "metrics:read" | "webhooks:read" | "webhooks:write";
        /** @enum {string} */
        UserRole: "admin" | "operator" | "viewer";
        UserSpecView: {
            role: components["schemas"]["UserRole"];
            displayName: string;
            enabled: boolean;
        };
        UserStatus: {
            /** Format: date-time */
            lastLogInAt: string | null;
            /**
             * Format: date-time
             * @description After too many failed log-ins; null when log-in is possible.
             */
            lockedUntil: string | null;
            mustChangePassword: boolean;
            /** @description Whether log-in needs a code beside the password. */
            hasSecondFactor: boolean;
        };
        UserView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            spec: components["schemas"]["UserSpecView"];
            status: components["schemas"]["UserStatus"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        NewSessionView: {
            kind: components["schemas"]["SessionKind"];
            /** @description To be sent as the header X-CSRF-Token with each change; null for sessions without a cookie. */
            csrfToken: string | null;
            scopes: components["schemas"]["Scope"][];
            /**
             * @description Bearer token of the session; shown only here. Null for a session in a cookie.
             * @example ds_Zx3…
             */
            token: string | null;
            user: components["schemas"]["UserView"];
            /** @description The one-time password must be replaced: POST /api/v1/users/me/password. */
            mustChangePassword: boolean;
            id: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description The end in any case.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description The end if no request comes before.
             */
            idleUntil: string;
            /**
             * Format: date-time
             * @description To the half minute.
             */
            lastUsedAt: string | null;
            remoteAddress: string;
            userAgent: string;
            /** @description True for the session that asks. */
            isCurrent: boolean;
            userId: string;
            userName: string;
        };
        LogIn: {
            /** @example admin */
            username: string;
            /** @example correct horse battery staple */
            password: string;
            /**
             * @description Six digits of the authenticator app, or a recovery code; for users with a second factor.
             * @example 287082
             */
            code?: string;
            /**
             * @description For browsers: the session is put into a cookie that no script can read, and `token` is null.
             * @default false
             */
            cookie?: boolean;
        };
        SessionSummary: {
            kind: components["schemas"]["SessionKind"];
            id: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description The end in any case.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description The end if no request comes before.
             */
            idleUntil: string;
            /**
             * Format: date-time
             * @description To the half minute.
             */
            lastUsedAt: string | null;
            remoteAddress: string;
            userAgent: string;
            /** @description True for the session that asks. */
            isCurrent: boolean;
            userId: string;
            userName: string;
        };
        SessionList: {
            items: components["schemas"]["SessionSummary"][];
        };
        SessionView: {
            kind: components["schemas"]["SessionKind"];
            /** @description To be sent as the header X-CSRF-Token with each change; null for sessions without a cookie. */
            csrfToken: string | null;
            scopes: components["schemas"]["Scope"][];
            user: components["schemas"]["UserView"];
            /** @description The one-time password must be replaced: POST /api/v1/users/me/password. */
            mustChangePassword: boolean;
            id: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description The end in any case.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description The end if no request comes before.
             */
            idleUntil: string;
            /**
             * Format: date-time
             * @description To the half minute.
             */
            lastUsedAt: string | null;
            remoteAddress: string;
            userAgent: string;
            /** @description True for the session that asks. */
            isCurrent: boolean;
            userId: string;
            userName: string;
        };
        PageLinks: {
            next: string | null;
            prev: string | null;
        };
        ChangePassword: {
            /** @example correct horse battery staple */
            newPassword: string;
            currentPassword: string;
        };
        UserSpec: {
            /**
             * @default
             * @example Ada Lovelace
             */
            displayName?: string;
            /**
             * @description Viewers look, operators also change the cluster's work, admins do everything.
             * @example operator
             */
            role: components["schemas"]["UserRole"];
            /**
             * @description False: cannot log in, and the user's tokens do not work.
             * @default true
             */
            enabled?: boolean;
        };
        CreateUser: {
            /** @example ada */
            name: string;
            /** @example correct horse battery staple */
            password: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec: components["schemas"]["UserSpec"];
        };
        UserSpecPatch: {
            role?: components["schemas"]["UserRole"];
            displayName?: string;
            enabled?: boolean;
        };
        PatchUser: {
            /**
             * @description A new password set by an admin; the user is asked to change it.
             * @example correct horse battery staple
             */
            password?: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec?: components["schemas"]["UserSpecPatch"];
        };
        SecondFactorEnrolment: {
            /** @description For typing into the app, in base32; shown only here. */
            secret: string | null;
            /**
             * @description For a QR code; shown only here.
             * @example otpauth://totp/…
             */
            uri: string | null;
        };
        ConfirmPassword: {
            password: string;
        };
        RecoveryCodes: {
            /** @description Each is good once in place of a code; shown only here. */
            recoveryCodes: string[] | null;
        };
        ConfirmCode: {
            /**
             * @description The six digits that the app shows now.
             * @example 287082
             */
            code: string;
        };
        /** @enum {string} */
        GrantedResource: "virtual-service" | "node";
        Grant: {
            resource: components["schemas"]["GrantedResource"];
            /** @example 01K5Z3V8Q2M4N6P8R0S2T4V6W8 */
            id: string;
            /**
             * @description services:write and services:drain of a virtual service, nodes:write and services:drain of a node.
             * @example [
             *       "services:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
        };
        Grants: {
            items: components["schemas"]["Grant"][];
        };
        TokenSpecView: {
            scopes: components["schemas"]["Scope"][];
            /** Format: date-time */
            expiresAt: string;
            allowedNetworks: string[];
        };
        TokenStatus: {
            /** @enum {string} */
            state: "active" | "expired";
            /** @description Id of the owner. */
            userId: string;
            /**
             * Format: date-time
             * @description To the half minute.
             */
            lastUsedAt: string | null;
        };
        TokenView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            spec: components["schemas"]["TokenSpecView"];
            status: components["schemas"]["TokenStatus"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        NewTokenView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            /**
             * @description The bearer token; shown only here. Null when the request is repeated with its Idempotency-Key.
             * @example dt_q9G…
             */
            secret: string | null;
            spec: components["schemas"]["TokenSpecView"];
            status: components["schemas"]["TokenStatus"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        TokenSpec: {
            /**
             * @description What the token may do; never more than its owner.
             * @example [
             *       "services:read",
             *       "services:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @description A year from now at most.
             * @example 2027-01-31T00:00:00Z
             */
            expiresAt: string;
            /**
             * @description Networks or addresses that it may be used from; empty: from everywhere.
             * @default []
             * @example [
             *       "10.0.0.0/8",
             *       "2001:db8::/32"
             *     ]
             */
            allowedNetworks?: string[];
        };
        CreateToken: {
            /** @example ci-deploy */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec: components["schemas"]["TokenSpec"];
        };
        /** @enum {string} */
        OperationState: "running" | "succeeded" | "failed" | "cancelled";
        SubjectView: {
            /** @example virtual-service */
            type: string;
            /** @example shop */
            name: string;
            id: string;
        };
        /** @enum {string} */
        StepState: "pending" | "running" | "succeeded" | "failed" | "skipped";
        StepView: {
            /** @example apply */
            name: string;
            /** @example Apply it on the machines */
            title: string;
            state: components["schemas"]["StepState"];
            detail: string | null;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
        };
        LogLineView: {
            /** Format: date-time */
            at: string;
            line: string;
        };
        FailureView: {
            /** @example command-failed */
            code: string;
            message: string;
            hint: string | null;
        };
        ActorView: {
            /** @example admin */
            userName: string;
            userId: string;
            tokenId: string | null;
            tokenName: string | null;
        };
        OperationView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example virtual-service.create */
            kind: string;
            /** @example Create the virtual service shop */
            title: string;
            state: components["schemas"]["OperationState"];
            percent: number;
            subject: components["schemas"]["SubjectView"] | null;
            steps: components["schemas"]["StepView"][];
            /** @description The newest 1000 lines; empty in lists. */
            log: components["schemas"]["LogLineView"][];
            result: {
                [key: string]: unknown;
            } | null;
            error: components["schemas"]["FailureView"] | null;
            actor: components["schemas"]["ActorView"];
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AuditView: {
            /** @description 1, 2, 3 … without a gap. */
            position: number;
            /** @example virtual-service.create */
            action: string;
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
            id: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["ActorView"];
            remoteAddress: string;
            traceId: string;
            subjectType: string;
            subjectId: string;
            subjectName: string;
            /** @description `succeeded`, or the code of the refusal. */
            result: string;
            operationId: string | null;
            /** @description SHA-256 over the entry before and this one. */
            hash: string;
        };
        AuditVerification: {
            entries: number;
            /** @description Position of the first entry that does not fit. */
            firstBroken: number | null;
            isIntact: boolean;
        };
        /** @enum {string} */
        Topology: "one-nic" | "two-nic";
        ClusterSpecView: {
            topology: components["schemas"]["Topology"] | null;
            /** @example 10.77.0.1 */
            quorumIp: string | null;
        };
        StorageSpaceView: {
            /** @example /var/lib/directorate */
            path: string;
            /** Format: int64 */
            freeBytes: number;
            /** Format: int64 */
            totalBytes: number;
        };
        EndpointsView: {
            /**
             * @example [
             *       "10.77.0.1",
             *       "192.0.2.10"
             *     ]
             */
            addresses: string[];
            /** @example 7379 */
            redisPort: number;
            /** @example 7443 */
            apiPort: number;
            /**
             * @description Grows with each change.
             * @example 1
             */
            sequence: number;
        };
        ClusterStatus: {
            /** @description Number of the manager's present office: every command carries it, and agents refuse a lower one. */
            epoch: number;
            /** @description Space of the manager's state folder; null when it cannot be read. */
            storage: components["schemas"]["StorageSpaceView"] | null;
            /** @description What should be known or done next. */
            advice: string[];
            isSetUp: boolean;
            /** Format: date-time */
            setUpAt: string | null;
            endpoints: components["schemas"]["EndpointsView"];
        };
        ClusterView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example main */
            name: string | null;
            spec: components["schemas"]["ClusterSpecView"];
            status: components["schemas"]["ClusterStatus"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @enum {string} */
        AddressFamily: "ipv4" | "ipv6";
        QuorumIpCandidateView: {
            /** @example 10.77.0.1 */
            address: string;
            family: components["schemas"]["AddressFamily"];
            /** @example 24 */
            prefixLength: number;
            /** @example eth1 */
            device: string | null;
            /** @description The topologies in which it can be chosen. */
            topologies: components["schemas"]["Topology"][];
            /** @description Why it cannot be chosen; null when it can. */
            refusal: string | null;
            isPrivate: boolean;
        };
        QuorumIpCandidates: {
            items: components["schemas"]["QuorumIpCandidateView"][];
        };
        PlannedStepView: {
            /** @example ipvsadm -A -t 192.0.2.10:80 -s wlc */
            command: string;
            /** @example the virtual service is missing */
            reason: string;
        };
        MachinePlanView: {
            /** @example director-1 */
            name: string;
            steps: components["schemas"]["PlannedStepView"][];
            machineId: string;
        };
        /** @enum {string} */
        ImpactEffect: "created" | "changed" | "removed";
        TouchedServiceView: {
            /** @example shop */
            name: string;
            effect: components["schemas"]["ImpactEffect"];
            id: string;
        };
        TouchedServerView: {
            /** @example 10.77.0.21:80 */
            name: string;
            effect: components["schemas"]["ImpactEffect"];
            /** @description Connections that live there now, established and closing, as the directors report them. */
            connections: number;
            id: string;
            virtualServiceId: string;
            /** @description True: it takes new connections now and would take none any more. */
            losesTraffic: boolean;
        };
        ImpactView: {
            services: components["schemas"]["TouchedServiceView"][];
            servers: components["schemas"]["TouchedServerView"][];
            /** @description Connections that live on all of these servers now. */
            connections: number;
        };
        ClusterSpec: {
            /**
             * @description `one-nic`: one public network for everything. `two-nic`: a second, private network only for the cluster's own traffic.
             * @example two-nic
             */
            topology: components["schemas"]["Topology"];
            /**
             * @description The address by which nodes and manager talk: one of GET /cluster/quorum-ip-candidates.
             * @example 10.77.0.1
             */
            quorumIp: string;
        };
        SetUpCluster: {
            /** @example main */
            name: string;
            spec: components["schemas"]["ClusterSpec"];
        };
        /**
         * @description `virtual-ip`: carries hosted services. `quorum-ip`: reserved for the cluster's own traffic.
         * @enum {string}
         */
        AddressPurpose: "virtual-ip" | "quorum-ip";
        AddressSpecView: {
            /** @example 192.0.2.80 */
            address: string;
            family: components["schemas"]["AddressFamily"];
            prefixLength: number;
            /** @description `virtual-ip`: carries hosted services. `quorum-ip`: reserved for the cluster's own traffic. */
            purpose: components["schemas"]["AddressPurpose"];
            /** @description The director that shall carry it while it works; null: the first one that may. */
            preferredDirectorId: string | null;
            description: string;
        };
        /** @enum {string} */
        AddressState: "free" | "in-use" | "quorum";
        AddressUse: {
            /** @example shop */
            name: string;
            id: string;
        };
        AddressStatus: {
            state: components["schemas"]["AddressState"];
            /** @description The virtual services at this address. */
            virtualServices: components["schemas"]["AddressUse"][];
        };
        AddressView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            spec: components["schemas"]["AddressSpecView"];
            status: components["schemas"]["AddressStatus"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AddressSpec: {
            /**
             * @description IPv4 or IPv6.
             * @example 192.0.2.80
             */
            address: string;
            /**
             * @description Length of the network's prefix that the director gives it; 32 for IPv4 and 128 for IPv6 when absent.
             * @example 24
             */
            prefixLength?: number;
            /**
             * @default
             * @example Shop
             */
            description?: string;
            /**
             * @description The director that shall carry it while it works; null: the first one that may.
             * @default null
             */
            preferredDirectorId?: string | null;
        };
        CreateAddress: {
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec: components["schemas"]["AddressSpec"];
        };
        AddressSpecPatch: {
            prefixLength?: number;
            /**
             * @description The director that shall carry it while it works; null: the first one that may.
             * @default null
             */
            preferredDirectorId?: string | null;
            description?: string;
        };
        PatchAddress: {
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec?: components["schemas"]["AddressSpecPatch"];
        };
        BulkItemView: {
            /** @example shop */
            name: string;
            id: string;
            /** @description Whether anything is different in it. */
            isChanged: boolean;
        };
        BulkAnswerView: {
            /** @description Null in a dry run. */
            operation: components["schemas"]["OperationView"] | null;
            /** @description Each service, in the order in which it was named. */
            items: components["schemas"]["BulkItemView"][];
            /** @description In a dry run: what each machine would do. */
            plan: components["schemas"]["MachinePlanView"][] | null;
            impact: components["schemas"]["ImpactView"] | null;
        };
        /**
         * @description How a server is picked; one that the directors' kernels have.
         * @enum {string}
         */
        Scheduler: "rr" | "wrr" | "lc" | "wlc" | "lblc" | "lblcr" | "dh" | "sh" | "sed" | "nq" | "fo" | "ovf" | "mh" | "twos";
        /**
         * @description Only for the schedulers sh and mh.
         * @enum {string}
         */
        SchedulerFlag: "sh-fallback" | "sh-port" | "mh-fallback" | "mh-port";
        /**
         * @description What names the client instead of its address: for `sip`, UDP only, the Call-ID of its packets. Null: the address.
         * @enum {string}
         */
        PersistenceEngine: "sip";
        PersistenceSpec: {
            /**
             * @description Seconds that a client stays with its server after its last connection; 0 is off, as null for the whole.
             * @default 300
             */
            timeoutSeconds?: number;
            /** @description Groups clients by the first bits of their address; 32 or 128, the default, keeps each alone. */
            prefixLength?: number;
            /**
             * @description What names the client instead of its address: for `sip`, UDP only, the Call-ID of its packets. Null: the address.
             * @default null
             */
            engine?: components["schemas"]["PersistenceEngine"] | null;
        };
        /**
         * @description What it sets itself from now on: the rest follows its policy again. What the same request sets is among them anyway.
         * @enum {string}
         */
        PolicyField: "scheduler" | "persistence" | "health" | "pool";
        /** @enum {string} */
        ServiceKind: "address" | "firewall-mark";
        /** @enum {string} */
        Protocol: "tcp" | "udp" | "sctp";
        VirtualServiceSpecPatch: {
            /**
             * @description How a server is picked; one that the directors' kernels have.
             * @default wlc
             */
            scheduler?: components["schemas"]["Scheduler"];
            /**
             * @description Only for the schedulers sh and mh.
             * @default []
             */
            schedulerFlags?: components["schemas"]["SchedulerFlag"][];
            /**
             * @description Same client, same server for a time; null is off.
             * @default null
             */
            persistence?: components["schemas"]["PersistenceSpec"] | null;
            /**
             * @description UDP only: each packet is scheduled alone.
             * @default false
             */
            onePacket?: boolean;
            /** @description How its servers are checked. When absent: as the policy says, else a TCP connection every two seconds for TCP, nothing for others. */
            health?: components["schemas"]["ServiceHealthSpec"];
            /** @description How its pool of servers is decided upon: quorum, sorry servers, panic, slow start, feedback. When absent: as the policy says. */
            pool?: components["schemas"]["PoolPolicySpec"];
            /**
             * @description The policy that it follows in all that it does not set itself; null: the cluster's default one. Another policy ends its overrides.
             * @default null
             * @example web
             */
            policy?: string | null;
            /** @description What it sets itself from now on: the rest follows its policy again. What the same request sets is among them anyway. */
            overrides?: components["schemas"]["PolicyField"][];
            /**
             * @description The directors that balance it; null: all of them.
             * @default null
             */
            directorIds?: string[] | null;
            /**
             * @description False: in no director's table.
             * @default true
             */
            enabled?: boolean;
            kind?: components["schemas"]["ServiceKind"];
            protocol?: components["schemas"]["Protocol"];
            port?: number;
            family?: components["schemas"]["AddressFamily"];
            /** Format: int64 */
            mark?: number;
            address?: string;
        };
        PatchVirtualService: {
            /** @example shop */
            name?: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec?: components["schemas"]["VirtualServiceSpecPatch"];
        };
        BulkPatch: {
            ids?: string[];
            /**
             * @description Services that have all of these tags.
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            /** @description What changes in each of them; their names cannot. */
            patch: components["schemas"]["PatchVirtualService"];
        };
        ServiceSelection: {
            ids?: string[];
            /**
             * @description Services that have all of these tags.
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
        };
        /** @enum {string} */
        ServiceTemplateName: "http" | "https" | "smtp" | "submission" | "imap" | "imaps" | "pop3" | "pop3s" | "dns" | "ftp" | "ssh" | "mysql" | "sms-http" | "smpp" | "custom-port" | "port-range" | "firewall-mark";
        /**
         * @description With direct-routing and tunneling the port must be the service's; only masquerading may differ.
         * @enum {string}
         */
        ForwardingMethod: "direct-routing" | "masquerading" | "tunneling";
        /**
         * @description One that the directors' kernels have.
         * @enum {string}
         */
        TunnelType: "ipip" | "gue" | "gre";
        /**
         * @description `checksum` and `none` for gue and gre, `remote` (remote checksum offload) for gue only; ipip has none.
         * @enum {string}
         */
        TunnelChecksum: "none" | "checksum" | "remote";
        TunnelSpec: {
            /** @description One that the directors' kernels have. */
            type: components["schemas"]["TunnelType"];
            /**
             * @description UDP port of a gue tunnel, where it must be given; 0 for the others.
             * @default 0
             */
            port?: number;
            /**
             * @description `checksum` and `none` for gue and gre, `remote` (remote checksum offload) for gue only; ipip has none.
             * @default none
             */
            checksum?: components["schemas"]["TunnelChecksum"];
        };
        /**
         * @description `drain`: weight 0, connections live on. `disabled`: taken out of the table.
         * @enum {string}
         */
        AdminState: "enabled" | "drain" | "disabled";
        /**
         * @description `graceful`: no new clients, those that are bound to it come back. `firm`: bound clients move too. `immediate`: connections end at once.
         * @enum {string}
         */
        DrainMode: "graceful" | "firm" | "immediate";
        RealServerSpec: {
            /**
             * @description With direct-routing and tunneling the port must be the service's; only masquerading may differ.
             * @default direct-routing
             */
            forwardingMethod?: components["schemas"]["ForwardingMethod"];
            /**
             * @description Only with tunneling; null is plain ipip.
             * @default null
             */
            tunnel?: components["schemas"]["TunnelSpec"] | null;
            /**
             * @description 0 is quiescent: no new connections, the old ones end in peace.
             * @default 1
             */
            weight?: number;
            /**
             * @description Connections above which the server takes no new ones; 0 is no limit.
             * @default 0
             */
            upperThreshold?: number;
            /**
             * @description Connections below which it takes new ones again; 0: three quarters of the upper threshold (ipvsadm(8)).
             * @default 0
             */
            lowerThreshold?: number;
            /**
             * @description `drain`: weight 0, connections live on. `disabled`: taken out of the table.
             * @default enabled
             */
            adminState?: components["schemas"]["AdminState"];
            /**
             * @description `graceful`: no new clients, those that are bound to it come back. `firm`: bound clients move too. `immediate`: connections end at once.
             * @default graceful
             */
            drainMode?: components["schemas"]["DrainMode"];
            /** @description A node of the cluster; found by the address when absent. */
            nodeId?: string | null;
            /**
             * @description The node's first address of the service's family when absent.
             * @example 10.77.0.21
             */
            address?: string;
            /**
             * @description The service's port when absent.
             * @example 80
             */
            port?: number;
        };
        CreateRealServer: {
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec: components["schemas"]["RealServerSpec"];
        };
        VirtualServiceSettings: {
            /**
             * @description How a server is picked; one that the directors' kernels have.
             * @default wlc
             */
            scheduler?: components["schemas"]["Scheduler"];
            /**
             * @description Only for the schedulers sh and mh.
             * @default []
             */
            schedulerFlags?: components["schemas"]["SchedulerFlag"][];
            /**
             * @description Same client, same server for a time; null is off.
             * @default null
             */
            persistence?: components["schemas"]["PersistenceSpec"] | null;
            /**
             * @description UDP only: each packet is scheduled alone.
             * @default false
             */
            onePacket?: boolean;
            /** @description How its servers are checked. When absent: as the policy says, else a TCP connection every two seconds for TCP, nothing for others. */
            health?: components["schemas"]["ServiceHealthSpec"];
            /** @description How its pool of servers is decided upon: quorum, sorry servers, panic, slow start, feedback. When absent: as the policy says. */
            pool?: components["schemas"]["PoolPolicySpec"];
            /**
             * @description The policy that it follows in all that it does not set itself; null: the cluster's default one. Another policy ends its overrides.
             * @default null
             * @example web
             */
            policy?: string | null;
            /** @description What it sets itself from now on: the rest follows its policy again. What the same request sets is among them anyway. */
            overrides?: components["schemas"]["PolicyField"][];
            /**
             * @description The directors that balance it; null: all of them.
             * @default null
             */
            directorIds?: string[] | null;
            /**
             * @description False: in no director's table.
             * @default true
             */
            enabled?: boolean;
        };
        CreateFromTemplate: {
            /**
             * @description One that asks for nothing else makes its services; their names are this and their protocol or port when there are several.
             * @example dns
             */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            template: components["schemas"]["ServiceTemplateName"];
            /** @example 192.0.2.80 */
            address: string;
            /** @description For a port range; tcp when absent. */
            protocol?: components["schemas"]["Protocol"];
            /** @description The first port of a range. */
            fromPort?: number;
            /** @description The last port of a range; 64 ports at most. */
            toPort?: number;
            /**
             * @description True: the address becomes a virtual IP of the cluster if it is not one yet.
             * @default false
             */
            createAddress?: boolean;
            /** @default [] */
            realServers?: components["schemas"]["CreateRealServer"][];
            /** @description Settings that all of them get besides the template's. */
            spec?: components["schemas"]["VirtualServiceSettings"];
        };
        TunnelView: {
            type: components["schemas"]["TunnelType"];
            /** @example 0 */
            port: number;
            checksum: components["schemas"]["TunnelChecksum"];
        };
        RealServerSpecView: {
            /** @example 10.77.0.21 */
            address: string;
            /** @example 80 */
            port: number;
            forwardingMethod: components["schemas"]["ForwardingMethod"];
            tunnel: components["schemas"]["TunnelView"] | null;
            /** @example 1 */
            weight: number;
            /** @example 0 */
            upperThreshold: number;
            /** @example 0 */
            lowerThreshold: number;
            adminState: components["schemas"]["AdminState"];
            drainMode: components["schemas"]["DrainMode"];
            nodeId: string | null;
        };
        /** @enum {string} */
        ObservedState: "up" | "degraded" | "down" | "unknown";
        KernelServerView: {
            weight: number;
            forwardingMethod: components["schemas"]["ForwardingMethod"];
            tunnel: components["schemas"]["TunnelView"] | null;
            upperThreshold: number;
            lowerThreshold: number;
        };
        RealServerStatusView: {
            state: components["schemas"]["ObservedState"];
            /**
             * @description Why it is in this state.
             * @example connected in 1 ms
             */
            reason: string;
            /** @description What the kernel has; null when it is not in the table. */
            kernel: components["schemas"]["KernelServerView"] | null;
            activeConnections: number;
            inactiveConnections: number;
            /** @description Clients whose persistence points to it. */
            persistentConnections: number;
            /** @description Why it has its weight, from the probe to the kernel; empty when nothing fresh is known. */
            causes: components["schemas"]["Cause"][];
            checks: components["schemas"]["ObservedCheck"][];
            /** @description How far its drain is; null while it does not drain. */
            drain: components["schemas"]["ObservedDrain"] | null;
            since: string | null;
            /** @description When the newest observation was made. */
            at: string | null;
            /** @description False: too old to be trusted; the state is `unknown` then. */
            fresh: boolean;
        };
        RealServerView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            spec: components["schemas"]["RealServerSpecView"];
            status: components["schemas"]["RealServerStatusView"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PersistenceView: {
            /** @example 300 */
            timeoutSeconds: number;
            /** @example 32 */
            prefixLength: number;
            engine: components["schemas"]["PersistenceEngine"] | null;
        };
        VirtualServiceSpecView: {
            kind: components["schemas"]["ServiceKind"];
            family: components["schemas"]["AddressFamily"];
            protocol: components["schemas"]["Protocol"] | null;
            /** @example 192.0.2.80 */
            address: string | null;
            /** @example 80 */
            port: number | null;
            /** Format: int64 */
            mark: number | null;
            scheduler: components["schemas"]["Scheduler"];
            schedulerFlags: components["schemas"]["SchedulerFlag"][];
            persistence: components["schemas"]["PersistenceView"] | null;
            /** @description Secrets are shown as null. */
            health: components["schemas"]["ServiceHealth"];
            pool: components["schemas"]["PoolPolicy"];
            /**
             * @description Null: the cluster's default policy.
             * @example web
             */
            policy: string | null;
            /** @description What it sets itself, whatever its policy says. */
            overrides: components["schemas"]["PolicyField"][];
            /** @description Null: every director. */
            directorIds: string[] | null;
            onePacket: boolean;
            enabled: boolean;
        };
        DirectorStatusView: {
            /** @example director-1 */
            name: string;
            state: components["schemas"]["ObservedState"];
            activeConnections: number;
            directorId: string;
            /** @description Whether the packets of the service come to this one. */
            isCarrier: boolean;
            reason: string;
            at: string | null;
            fresh: boolean;
        };
        TrafficTotals: {
            /** Format: int64 */
            connections: number;
            /** Format: int64 */
            packetsIn: number;
            /** Format: int64 */
            packetsOut: number;
            /** Format: int64 */
            bytesIn: number;
            /** Format: int64 */
            bytesOut: number;
        };
        TrafficView: {
            activeConnections: number;
            inactiveConnections: number;
            persistentConnections: number;
            /**
             * Format: date-time
             * @description The newest reading of the director.
             */
            at: string;
            connectionsPerSecond: number;
            packetsInPerSecond: number;
            packetsOutPerSecond: number;
            bytesInPerSecond: number;
            bytesOutPerSecond: number;
            /** @description Summed over directors. */
            totals: components["schemas"]["TrafficTotals"];
        };
        ServerCounts: {
            total: number;
            up: number;
        };
        VirtualServiceStatusView: {
            state: components["schemas"]["ObservedState"];
            /**
             * @description Why it is in this state.
             * @example connected in 1 ms
             */
            reason: string;
            activeConnections: number;
            /** @description How its pool is decided upon; null when nothing fresh is known. */
            pool: components["schemas"]["ObservedPool"] | null;
            /** @description How each of its directors sees it. */
            directors: components["schemas"]["DirectorStatusView"][];
            /** @description Present traffic, of all directors together; null while no director tells it. */
            traffic: components["schemas"]["TrafficView"] | null;
            /** @description The director that was asked; null when the cluster has none. */
            directorId: string | null;
            servers: components["schemas"]["ServerCounts"];
            since: string | null;
            /** @description When the newest observation was made. */
            at: string | null;
            /** @description False: too old to be trusted; the state is `unknown` then. */
            fresh: boolean;
        };
        VirtualServiceView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            /**
             * @description `tcp 192.0.2.80:80` or `fwmark 7 ipv4`.
             * @example tcp 192.0.2.80:80
             */
            key: string;
            realServers: components["schemas"]["RealServerView"][];
            spec: components["schemas"]["VirtualServiceSpecView"];
            status: components["schemas"]["VirtualServiceStatusView"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        VirtualServiceSpec: {
            /**
             * @description How a server is picked; one that the directors' kernels have.
             * @default wlc
             */
            scheduler?: components["schemas"]["Scheduler"];
            /**
             * @description Only for the schedulers sh and mh.
             * @default []
             */
            schedulerFlags?: components["schemas"]["SchedulerFlag"][];
            /**
             * @description Same client, same server for a time; null is off.
             * @default null
             */
            persistence?: components["schemas"]["PersistenceSpec"] | null;
            /**
             * @description UDP only: each packet is scheduled alone.
             * @default false
             */
            onePacket?: boolean;
            /** @description How its servers are checked. When absent: as the policy says, else a TCP connection every two seconds for TCP, nothing for others. */
            health?: components["schemas"]["ServiceHealthSpec"];
            /** @description How its pool of servers is decided upon: quorum, sorry servers, panic, slow start, feedback. When absent: as the policy says. */
            pool?: components["schemas"]["PoolPolicySpec"];
            /**
             * @description The policy that it follows in all that it does not set itself; null: the cluster's default one. Another policy ends its overrides.
             * @default null
             * @example web
             */
            policy?: string | null;
            /** @description What it sets itself from now on: the rest follows its policy again. What the same request sets is among them anyway. */
            overrides?: components["schemas"]["PolicyField"][];
            /**
             * @description The directors that balance it; null: all of them.
             * @default null
             */
            directorIds?: string[] | null;
            /**
             * @description False: in no director's table.
             * @default true
             */
            enabled?: boolean;
            /**
             * @description `address`: protocol, address and port name it. `firewall-mark`: family and mark do.
             * @default address
             */
            kind?: components["schemas"]["ServiceKind"];
            /** @example tcp */
            protocol?: components["schemas"]["Protocol"];
            /**
             * @description A virtual IP of the cluster.
             * @example 192.0.2.80
             */
            address?: string;
            /**
             * @description 0 is every port and needs persistence.
             * @example 80
             */
            port?: number;
            family?: components["schemas"]["AddressFamily"];
            /** Format: int64 */
            mark?: number;
        };
        CreateVirtualService: {
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            /**
             * @description True: the address becomes a virtual IP of the cluster if it is not one yet.
             * @default false
             */
            createAddress?: boolean;
            /** @description One of GET /service-templates: fills in what the spec leaves open. */
            template?: components["schemas"]["ServiceTemplateName"];
            /** @default [] */
            realServers?: components["schemas"]["CreateRealServer"][];
            spec: components["schemas"]["VirtualServiceSpec"];
        };
        NodeSwitch: {
            /** @description False: its real servers are taken out of the table. True: they are put in; one is made if there is none. */
            enabled: boolean;
        };
        ReplaceRealServers: {
            /** @description The whole list: servers that are not in it are drained of new connections and removed. */
            realServers: components["schemas"]["CreateRealServer"][];
        };
        RealServerSettings: {
            /**
             * @description With direct-routing and tunneling the port must be the service's; only masquerading may differ.
             * @default direct-routing
             */
            forwardingMethod?: components["schemas"]["ForwardingMethod"];
            /**
             * @description Only with tunneling; null is plain ipip.
             * @default null
             */
            tunnel?: components["schemas"]["TunnelSpec"] | null;
            /**
             * @description 0 is quiescent: no new connections, the old ones end in peace.
             * @default 1
             */
            weight?: number;
            /**
             * @description Connections above which the server takes no new ones; 0 is no limit.
             * @default 0
             */
            upperThreshold?: number;
            /**
             * @description Connections below which it takes new ones again; 0: three quarters of the upper threshold (ipvsadm(8)).
             * @default 0
             */
            lowerThreshold?: number;
            /**
             * @description `drain`: weight 0, connections live on. `disabled`: taken out of the table.
             * @default enabled
             */
            adminState?: components["schemas"]["AdminState"];
            /**
             * @description `graceful`: no new clients, those that are bound to it come back. `firm`: bound clients move too. `immediate`: connections end at once.
             * @default graceful
             */
            drainMode?: components["schemas"]["DrainMode"];
        };
        PatchRealServer: {
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec?: components["schemas"]["RealServerSettings"];
        };
        WhyServerView: {
            state: components["schemas"]["ObservedState"];
            /**
             * @description Why it is in this state.
             * @example connected in 1 ms
             */
            reason: string;
            /** @example 10.77.0.21:80 */
            name: string;
            /** @description From the probe to what the kernel has, in this order; empty when nothing fresh is known. */
            causes: components["schemas"]["Cause"][];
            checks: components["schemas"]["ObservedCheck"][];
            drain: components["schemas"]["ObservedDrain"] | null;
            id: string;
            since: string | null;
            /** @description When the newest observation was made. */
            at: string | null;
            /** @description False: too old to be trusted; the state is `unknown` then. */
            fresh: boolean;
        };
        WhyView: {
            state: components["schemas"]["ObservedState"];
            /**
             * @description Why it is in this state.
             * @example connected in 1 ms
             */
            reason: string;
            /** @example shop */
            name: string;
            /** @description How the pool is decided upon; null when nothing fresh is known. */
            pool: components["schemas"]["ObservedPool"] | null;
            /** @description What led to the state of the service, in sentences. */
            chain: string[];
            directors: components["schemas"]["DirectorStatusView"][];
            realServers: components["schemas"]["WhyServerView"][];
            id: string;
            directorId: string | null;
            since: string | null;
            /** @description When the newest observation was made. */
            at: string | null;
            /** @description False: too old to be trusted; the state is `unknown` then. */
            fresh: boolean;
        };
        DifferenceView: {
            /** @example weight */
            field: string;
            /** @example 3 */
            desired: {
                [key: string]: unknown;
            } | null;
            /** @example 0 */
            kernel: {
                [key: string]: unknown;
            } | null;
            /** @description Why it differs; null when nobody decided it. */
            explanation: string | null;
            /** @description Nobody decided it: somebody else changed the kernel, or the agent has not come to it yet. */
            isDrift: boolean;
        };
        ComparedServerView: {
            /** @example 10.77.0.21:80 */
            name: string;
            adminState: components["schemas"]["AdminState"];
            /** @description What is wanted; null: not to be in the table. */
            desired: components["schemas"]["KernelServerView"] | null;
            /** @description What the kernel has; null: it is not in the table, or nothing fresh is known. */
            kernel: components["schemas"]["KernelServerView"] | null;
            /** @description What its packets say; null while no director tells it. */
            traffic: components["schemas"]["TrafficView"] | null;
            differences: components["schemas"]["DifferenceView"][];
            id: string;
        };
        ServiceComparisonView: {
            /** @example shop */
            name: string;
            /** @description Whether anything differs that nobody decided; null when nothing fresh is known. */
            hasDrift: boolean | null;
            /** @description Of the service itself. */
            differences: components["schemas"]["DifferenceView"][];
            traffic: components["schemas"]["TrafficView"] | null;
            realServers: components["schemas"]["ComparedServerView"][];
            id: string;
            directorId: string | null;
            at: string | null;
            /** @description False: the kernel's side is not known. */
            fresh: boolean;
        };
        RunProbe: {
            /**
             * @description One check by its name; all of them when absent.
             * @example check
             */
            check?: string;
        };
        ConnectionView: {
            /**
             * @description `tcp`, `udp`, `sctp`, or `ip` for a template of persistence.
             * @example tcp
             */
            protocol: string;
            clientPort: number;
            virtualPort: number;
            realServerPort: number;
            /** @example ESTABLISHED */
            state: string;
            expiresSeconds: number;
            clientAddress: string;
            virtualAddress: string;
            realServerAddress: string;
        };
        ConnectionsView: {
            /** @example director-1 */
            directorName: string;
            items: components["schemas"]["ConnectionView"][];
            directorId: string;
            /** @description There are more than were asked for. */
            isTruncated: boolean;
        };
        AvailabilityView: {
            /** @example director-1 */
            name: string;
            /** @description Null: the director has not told. */
            available: boolean | null;
            directorId: string;
        };
        SchedulerView: {
            name: components["schemas"]["Scheduler"];
            /** @example Best when all servers are equal and requests are short and alike. */
            bestWhen: string;
            /** @description What it looks at when it picks a server. */
            looksAt: string[];
            flags: components["schemas"]["SchedulerFlag"][];
            /** @description False: a director's kernel lacks it; null: none has told yet. */
            available: boolean | null;
            directors: components["schemas"]["AvailabilityView"][];
            title: string;
        };
        SchedulersView: {
            items: components["schemas"]["SchedulerView"][];
        };
        TemplateServiceView: {
            protocol: components["schemas"]["Protocol"];
            /** @example 443 */
            port: number;
        };
        ServiceTemplateView: {
            name: components["schemas"]["ServiceTemplateName"];
            /** @description What it fills in, as it would be written in a spec. */
            spec: {
                [key: string]: unknown;
            };
            /** @description The services that it makes; several are made by POST /virtual-services/from-template. */
            services: components["schemas"]["TemplateServiceView"][];
            /**
             * @description What must be given besides the address.
             * @example [
             *       "protocol",
             *       "port"
             *     ]
             */
            asks: string[];
            title: string;
            description: string;
        };
        PersistencePresetView: {
            /** @example 300 */
            seconds: number;
            title: string;
            description: string;
        };
        ServiceTemplatesView: {
            items: components["schemas"]["ServiceTemplateView"][];
            /** @description Ready-made lengths of persistence; any other number of seconds may be given as well. */
            persistencePresets: components["schemas"]["PersistencePresetView"][];
        };
        AbilityView: {
            /** @example mh */
            name: string;
            /** @description Null: the director has not told. */
            available: boolean | null;
        };
        DirectorCapabilitiesView: {
            /** @example director-1 */
            name: string;
            /** @example 6.1.0-30-amd64 */
            kernelRelease: string | null;
            /**
             * @description How its agent writes the table.
             * @example netlink
             */
            driver: string | null;
            /** @example 1.2.1 */
            ipvsVersion: string | null;
            connectionTableSize: number | null;
            schedulers: components["schemas"]["AbilityView"][];
            tunnelTypes: components["schemas"]["AbilityView"][];
            persistenceEngines: components["schemas"]["AbilityView"][];
            kernelSettings: components["schemas"]["AbilityView"][];
            directorId: string;
            at: string | null;
            fresh: boolean;
        };
        CapabilitiesView: {
            directors: components["schemas"]["DirectorCapabilitiesView"][];
        };
        /** @enum {string} */
        ImportSource: "keepalived" | "ldirectord" | "ipvsadm-save" | "director";
        ImportCounts: {
            shadow: number;
            adopted: number;
            skipped: number;
            /** @description Directives that are not taken over. */
            notTaken: number;
        };
        ImportSummaryView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            source: components["schemas"]["ImportSource"];
            /** @description The director that is compared with; null: all of them. */
            directorId: string | null;
            counts: components["schemas"]["ImportCounts"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        SourceView: {
            /** @example keepalived.conf */
            file: string;
            /** @example 43 */
            line: number;
        };
        FoundAddressView: {
            /** @example 192.0.2.80 */
            address: string;
            /** @example 24 */
            prefixLength: number;
            /** @example eth0 */
            device: string | null;
            source: components["schemas"]["SourceView"];
        };
        /** @enum {string} */
        ImportedState: "shadow" | "adopted" | "skipped";
        /** @enum {string} */
        ShadowPresence: "foreign" | "ours" | "missing" | "unknown";
        ShadowStepView: {
            /** @example ipvsadm -e -t 192.0.2.80:80 -r 10.0.0.1:80 -g -w 5 -x 0 -y 0 */
            command: string;
            /** @example weight 1 → 5 */
            reason: string;
        };
        CarriesView: {
            /** @example eth0 */
            device: string;
            prefixLength: number;
        };
        ShadowView: {
            /**
             * Format: date-time
             * @description When the director said so; null: never.
             */
            at: string | null;
            presence: components["schemas"]["ShadowPresence"];
            /** @description Empty: the kernel's service stays as it is. Null: the director has not reported lately. */
            steps: components["schemas"]["ShadowStepView"][] | null;
            /** @description Where the director has the virtual IP already. */
            carries: components["schemas"]["CarriesView"] | null;
            directorId: string;
            directorName: string;
        };
        ImportedServiceView: {
            /**
             * @description Counts from 1; names the service in the paths of this import.
             * @example 1
             */
            number: number;
            /** @example shop */
            name: string;
            /** @example tcp 192.0.2.80:80 */
            key: string;
            state: components["schemas"]["ImportedState"];
            /** @description What it would be created as: the words of virtual services; passwords are null. */
            spec: {
                [key: string]: unknown;
            };
            remarks: string[];
            /** @description The virtual service that it became. */
            virtualServiceId: string | null;
            shadows: components["schemas"]["ShadowView"][];
            source: components["schemas"]["SourceView"];
        };
        NotTakenView: {
            /** @example keepalived.conf */
            file: string;
            /** @example 43 */
            line: number;
            lastLine: number;
            /** @description What to do instead; null: nothing is needed. */
            whatInstead: string | null;
            text: string;
            why: string;
        };
        ImportView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            source: components["schemas"]["ImportSource"];
            /** @description The director that is compared with; null: all of them. */
            directorId: string | null;
            addresses: components["schemas"]["FoundAddressView"][];
            services: components["schemas"]["ImportedServiceView"][];
            notTaken: components["schemas"]["NotTakenView"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        IncludedFile: {
            /**
             * @description As the `include` names it.
             * @example conf.d/web.conf
             */
            path: string;
            text: string;
        };
        CreateImport: {
            /** @description `director`: the live table of a director, as it reports it. The others: the text of a file. */
            source: components["schemas"]["ImportSource"];
            /** @description The whole text of keepalived.conf, ldirectord.cf, or of what `ipvsadm -Sn` prints. */
            text?: string;
            /** @description Texts of files that keepalived.conf includes. */
            files?: components["schemas"]["IncludedFile"][];
            /**
             * @description What `keepalived -i` is given: lines that begin with `@name` count on that machine only.
             * @example lb1
             */
            configId?: string;
            /**
             * @description The director whose table is imported, or compared with; all directors when it is absent.
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            directorId?: string;
        };
        AdoptService: {
            /**
             * @description Another name than the proposed one.
             * @example shop
             */
            name?: string;
            /**
             * @description True: real servers that the kernel has and the import has not may leave the table, and end their connections.
             * @default false
             */
            acceptRemovals?: boolean;
        };
        LiveView: {
            /** @enum {string} */
            status: "live";
        };
        ReadyView: {
            /** @enum {string} */
            status: "ready" | "not-ready";
            /**
             * @description `active`: this manager holds the office.
             * @enum {string}
             */
            role: "active";
            /** @enum {string} */
            database: "ok" | "unreachable";
            /**
             * @description Redis carries commands; without it everything can be read and changed, and machines follow later.
             * @enum {string}
             */
            queue: "ok" | "unreachable";
            /** @example 0.1.0 */
            version: string;
        };
        /**
         * @description `unconfirmed`: it is rolled back by itself unless it is confirmed in time.
         * @enum {string}
         */
        RevisionState: "applied" | "unconfirmed" | "confirmed" | "rolled-back" | "undone";
        RevisionView: {
            /**
             * @description Grows by one with each applied change; 0 is what was there before the first.
             * @example 42
             */
            number: number;
            /** @example Change a virtual service: shop */
            title: string;
            /** @example virtual-service.update */
            action: string;
            /** @description `unconfirmed`: it is rolled back by itself unless it is confirmed in time. */
            state: components["schemas"]["RevisionState"];
            /** Format: date-time */
            createdAt: string;
            actor: components["schemas"]["ActorView"];
            operationId: string | null;
            /** Format: date-time */
            confirmBy: string | null;
            /** @description Why it was rolled back or undone. */
            reason: string | null;
        };
        /** @enum {string} */
        ConfigurationType: "address" | "policy" | "virtual-service" | "real-server" | "director-settings";
        ConfigurationObjectView: {
            type: components["schemas"]["ConfigurationType"];
            /** @example shop */
            name: string;
            /** @description Secrets are marks: equal marks are equal secrets. */
            body: {
                [key: string]: unknown;
            };
            id: string;
        };
        ConfigurationView: {
            /**
             * @description Grows by one with each applied change; 0 is what was there before the first.
             * @example 42
             */
            number: number;
            /** @example Change a virtual service: shop */
            title: string;
            /** @example virtual-service.update */
            action: string;
            /** @description `unconfirmed`: it is rolled back by itself unless it is confirmed in time. */
            state: components["schemas"]["RevisionState"];
            objects: components["schemas"]["ConfigurationObjectView"][];
            /** Format: date-time */
            createdAt: string;
            actor: components["schemas"]["ActorView"];
            operationId: string | null;
            /** Format: date-time */
            confirmBy: string | null;
            /** @description Why it was rolled back or undone. */
            reason: string | null;
        };
        /** @enum {string} */
        ObjectChange: "added" | "removed" | "changed";
        FieldChangeView: {
            /** @example scheduler */
            field: string;
            /** @description Any JSON value. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description Any JSON value. */
            after: {
                [key: string]: unknown;
            } | null;
        };
        ComparedObjectView: {
            type: components["schemas"]["ConfigurationType"];
            /** @example shop */
            name: string;
            change: components["schemas"]["ObjectChange"];
            fields: components["schemas"]["FieldChangeView"][];
            id: string;
        };
        ComparisonView: {
            from: number;
            to: number;
            objects: components["schemas"]["ComparedObjectView"][];
        };
        RestoredView: {
            /** @description The revision whose configuration it leads back to. */
            revision: number;
            /**
             * @example [
             *       "virtual service shop"
             *     ]
             */
            objects: string[];
            /** @description What did not come back, as the machine that it belongs to is no longer a member. */
            leftOut: string[];
        };
        DrainSubjectSpec: {
            /** @description A group of nodes, one batch after the other. */
            nodeIds?: string[];
            /**
             * @description How many nodes of the group rest at once; the next begin when the former are back and their slow start is over.
             * @default 1
             */
            atOnce?: number;
            /** @description Every real server on this node. */
            nodeId?: string;
            virtualServiceId?: string;
            realServerId?: string;
        };
        /** @enum {string} */
        OnDeadline: "stop" | "force" | "give-up";
        /** @enum {string} */
        DrainState: "waiting" | "draining" | "drained" | "given-up" | "returning" | "stopping" | "cancelling" | "finished" | "stopped" | "cancelled";
        /** @enum {string} */
        DrainServerState: "waiting" | "draining" | "drained" | "given-up" | "returning" | "back" | "gone";
        DrainServerView: {
            /** @example shop on 10.77.0.21:80 */
            name: string;
            batch: number;
            state: components["schemas"]["DrainServerState"];
            mode: components["schemas"]["DrainMode"];
            activeConnections: number;
            inactiveConnections: number;
            /** @description Clients whose persistence still points here. */
            pinnedClients: number;
            /** @description By the curve of the last minutes; null while that cannot be told. */
            endingPerMinute: number | null;
            emptyInSeconds: number | null;
            realServerId: string;
            virtualServiceId: string;
            nodeId: string | null;
            /** Format: date-time */
            beganAt: string | null;
            /** Format: date-time */
            deadlineAt: string | null;
            /** @description False: a director that has it is silent, and the counts are not whole. */
            fresh: boolean;
        };
        DrainView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example Drain node-1 */
            title: string;
            subject: components["schemas"]["DrainSubjectSpec"];
            mode: components["schemas"]["DrainMode"];
            deadlineSeconds: number | null;
            onDeadline: components["schemas"]["OnDeadline"];
            /** @description Null: until they are released. */
            holdSeconds: number | null;
            state: components["schemas"]["DrainState"];
            /** @description The batch that has its turn, from 0. */
            batch: number;
            servers: components["schemas"]["DrainServerView"][];
            operationId: string;
            actor: components["schemas"]["ActorView"];
            ignoreCapacity: boolean;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        StartDrain: {
            /**
             * @description `graceful`: weight 0, pinned clients stay. `firm`: pinned clients go elsewhere. `immediate`: connections are cut.
             * @default graceful
             */
            mode?: components["schemas"]["DrainMode"];
            /** @description What connections of one batch get; as long as they take when absent. */
            deadlineSeconds?: number;
            /**
             * @description At the deadline. `stop`: back into service. `force`: firm, then immediate. `give-up`: stays drained, with an alarm.
             * @default give-up
             */
            onDeadline?: components["schemas"]["OnDeadline"];
            /**
             * @description How long servers rest once they are empty: until they are released, or so many seconds.
             * @default until-released
             */
            hold?: "until-released" | {
                seconds: number;
            };
            /**
             * @description True: drain it though the rest could not carry its connections.
             * @default false
             */
            ignoreCapacity?: boolean;
            subject: components["schemas"]["DrainSubjectSpec"];
        };
        PatchDrain: {
            mode: components["schemas"]["DrainMode"];
        };
        /** @enum {string} */
        ChangeSetState: "open" | "applied";
        /** @enum {string} */
        ChangeSetAction: "create" | "update" | "delete";
        /** @enum {string} */
        ChangeSetResource: "virtual-service" | "real-server" | "address" | "policy" | "director-settings";
        ChangeSetItemView: {
            action: components["schemas"]["ChangeSetAction"];
            resource: components["schemas"]["ChangeSetResource"];
            /** @description The revision that the edit was made on; null for new objects. */
            revision: number | null;
            /** @description Secrets are left out. */
            body: {
                [key: string]: unknown;
            } | null;
            id: string;
            /** @description The object; of a creation the id that it will get. */
            objectId: string;
            virtualServiceId: string | null;
        };
        ChangeSetView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example Move the shop to the new nodes */
            title: string;
            state: components["schemas"]["ChangeSetState"];
            items: components["schemas"]["ChangeSetItemView"][];
            actor: components["schemas"]["ActorView"];
            operationId: string | null;
            /** Format: date-time */
            appliedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        NewChangeSet: {
            /**
             * @description What it is for; the title of its operation and of its revision.
             * @example Move the shop to the new nodes
             */
            title: string;
        };
        NewChangeSetItem: {
            action: components["schemas"]["ChangeSetAction"];
            resource: components["schemas"]["ChangeSetResource"];
            /** @description As the route of the object takes it. */
            body?: {
                [key: string]: unknown;
            } | null;
            /** @description The revision of the object that you saw; the present one when absent. Once it has changed, the set is refused. */
            revision?: number;
            /** @description The object to change or delete. A new object gets its id here: later items of the set can name it. */
            id?: string;
            /** @description The service that a new real server belongs to. */
            virtualServiceId?: string;
        };
        ItemEffectView: {
            /** @description The item, by its place in the set. */
            item: number;
            /** @example shop */
            name: string;
            /** @description The fields that differ; secrets are only marked. */
            fields: components["schemas"]["FieldChangeView"][];
            /** @description False: the object is as the item wants it already. */
            changed: boolean;
        };
        AppliedChangeSetView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example Move the shop to the new nodes */
            title: string;
            state: components["schemas"]["ChangeSetState"];
            items: components["schemas"]["ChangeSetItemView"][];
            /** @description What each item did, or would do in a dry run. */
            effects: components["schemas"]["ItemEffectView"][];
            actor: components["schemas"]["ActorView"];
            operationId: string | null;
            /** Format: date-time */
            appliedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ApplyEdits: {
            /**
             * @description What it is for; the title of its operation and of its revision.
             * @example Move the shop to the new nodes
             */
            title: string;
            items: components["schemas"]["NewChangeSetItem"][];
        };
        KernelSettingView: {
            /** @example expire_nodest_conn */
            name: string;
            /** @enum {string} */
            shape: "number" | "pair" | "cpu-list";
            /** Format: int64 */
            min: number;
            /** Format: int64 */
            max: number;
            /** @description What a fresh kernel has; null: it works that out from the machine. */
            kernelDefault: string | null;
            /** @description What directors get when nobody says otherwise; null: left as it is found. */
            hosting: string | null;
            /** @description What it does, and why our value is better for hosting. */
            reason: string;
        };
        KernelSettingsView: {
            items: components["schemas"]["KernelSettingView"][];
        };
        DirectorSettingsStatus: {
            /** @description What is in force with all layers; for the cluster: on a director that says nothing itself. */
            effective: components["schemas"]["DirectorSettings"];
        };
        DirectorSettingsView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @description Null: the settings of the whole cluster. */
            nodeId: string | null;
            /** @description What is said here, and nowhere else. */
            spec: components["schemas"]["DirectorSettingsLayer"];
            status: components["schemas"]["DirectorSettingsStatus"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        DirectorSettingsChange: {
            /** @description Idle times of the connection table, ipvsadm(8) `--set`. */
            timeouts?: components["schemas"]["ConnectionTimeoutsSpec"] | null;
            /** @description Daemons of connection sync, ipvsadm(8) `--start-daemon`; the list replaces the one that was there. */
            sync?: components["schemas"]["SyncDaemonsSpec"] | null;
            /** @description Settings of net.ipv4.vs by their last word; a single null takes one back. */
            kernel?: {
                [key: string]: unknown;
            } | components["schemas"]["KernelSettingsSpec"] | null;
        };
        PatchDirectorSettings: {
            spec: components["schemas"]["DirectorSettingsChange"];
        };
        PolicyPersistenceView: {
            /** @example 300 */
            timeoutSeconds: number;
            /** @description Null: each client alone. */
            prefixLength: number | null;
            engine: components["schemas"]["PersistenceEngine"] | null;
        };
        PolicySpecView: {
            scheduler: components["schemas"]["Scheduler"];
            schedulerFlags: components["schemas"]["SchedulerFlag"][];
            persistence: components["schemas"]["PolicyPersistenceView"] | null;
            /** @description Null: it says nothing of checks. */
            health: components["schemas"]["ServiceHealth"] | null;
            /** @description Null: it says nothing of pools. */
            pool: components["schemas"]["PoolPolicy"] | null;
            forwardingMethod: components["schemas"]["ForwardingMethod"] | null;
            description: string;
        };
        PolicyUser: {
            /** @example shop */
            name: string;
            /** @description What it sets itself, whatever the policy says. */
            overrides: string[];
            id: string;
        };
        PolicyStatusView: {
            virtualServices: components["schemas"]["PolicyUser"][];
            /** @description Whether services that name no policy follow it. */
            isDefault: boolean;
        };
        PolicyView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            spec: components["schemas"]["PolicySpecView"];
            status: components["schemas"]["PolicyStatusView"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PolicySpecPatch: {
            /**
             * @description How a server is picked; GET /schedulers explains each.
             * @default wlc
             */
            scheduler?: components["schemas"]["Scheduler"];
            /** @default [] */
            schedulerFlags?: components["schemas"]["SchedulerFlag"][];
            /**
             * @description Same client, same server for a time; null or 0 seconds is off. Without a prefix length each client is alone.
             * @default null
             */
            persistence?: components["schemas"]["PersistenceSpec"] | null;
            health?: components["schemas"]["ServiceHealthSpec"] | null;
            pool?: components["schemas"]["PoolPolicySpec"] | null;
            /**
             * @description Of servers that are added from then on and name none; those that are there keep theirs.
             * @default null
             */
            forwardingMethod?: components["schemas"]["ForwardingMethod"] | null;
            description?: string;
        };
        CreatePolicy: {
            /** @example web */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec: components["schemas"]["PolicySpecPatch"];
        };
        ChooseDefaultPolicy: {
            /**
             * @description The policy that services follow which name none.
             * @example web
             */
            policy: string;
        };
        PatchPolicy: {
            /** @example web */
            name?: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec?: components["schemas"]["PolicySpecPatch"];
        };
        ChangeControlSpecView: {
            /** @example 500 */
            keptRevisions: number;
            /** @example 10 */
            maxServices: number;
            /** @example 50 */
            maxServers: number;
            /** @example 25 */
            maxServerPercent: number;
        };
        ChangeControlView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            spec: components["schemas"]["ChangeControlSpecView"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ChangeControlSpecPatch: {
            /** @description Applied revisions that are kept; the present one always is. */
            keptRevisions?: number;
            /** @description Services that one change may change or remove without confirmBlastRadius. */
            maxServices?: number;
            /** @description Servers that may lose their traffic by one change; more, as long as they are at most maxServerPercent of all. */
            maxServers?: number;
            maxServerPercent?: number;
        };
        PatchChangeControl: {
            spec: components["schemas"]["ChangeControlSpecPatch"];
        };
        /** @enum {string} */
        EventType: "agent-started" | "alarm-cleared" | "alarm-raised" | "apply-failed" | "drift-repaired" | "foreign-found" | "pool-changed" | "drain-finished" | "service-quarantined" | "health-changed" | "maintenance-ended" | "maintenance-started" | "node-joined" | "node-quarantined" | "node-readmitted" | "node-removed" | "node-state-changed" | "revision-rolled-back" | "service-changed" | "service-state-changed";
        /** @enum {string} */
        EventSeverity: "info" | "warning" | "error";
        EventView: {
            /**
             * @description Grows with time; a stream is resumed after it.
             * @example 1042
             */
            id: string;
            type: components["schemas"]["EventType"];
            severity: components["schemas"]["EventSeverity"];
            /** @example node-1 is unknown: node-1 has not reported for 11 s. */
            message: string;
            /** @description What was done about it, each as a command of the machine. */
            steps: string[];
            /** Format: date-time */
            at: string;
            subject: components["schemas"]["SubjectView"];
        };
        /** @enum {string} */
        EventSubjectType: "node" | "virtual-service" | "manager";
        /** @enum {string} */
        CommandType: "machine-state.apply" | "service.control" | "diagnosis.collect" | "manager.moved" | "ipvs.zero" | "ipvs.connections" | "health.probe" | "node.leave";
        CommandSpecView: {
            type: components["schemas"]["CommandType"];
            /** @description Null in lists. */
            payload: {
                [key: string]: unknown;
            } | null;
            nodeId: string;
            nodeName: string;
        };
        /**
         * @description `superseded`: a newer document of the node took its place and answers for it.
         * @enum {string}
         */
        CommandState: "pending" | "sent" | "acknowledged" | "superseded" | "cancelled";
        CommandErrorView: {
            code: string;
            message: string;
        };
        CommandStatusView: {
            /** @description `superseded`: a newer document of the node took its place and answers for it. */
            state: components["schemas"]["CommandState"];
            /**
             * @description How the node says that it ended; null while it has not.
             * @enum {string|null}
             */
            outcome: "succeeded" | "failed" | "refused" | "interrupted" | null;
            error: components["schemas"]["CommandErrorView"] | null;
            /** @description Null in lists. */
            result: Record<string, never> | null;
            /** @description How often it was handed to the queue. */
            attempts: number;
            supersededBy: string | null;
            /** Format: date-time */
            sentAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
        };
        CommandView: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            operationId: string;
            spec: components["schemas"]["CommandSpecView"];
            status: components["schemas"]["CommandStatusView"];
        };
        /** @enum {string} */
        AskedCommandType: "service.control" | "diagnosis.collect";
        /** @enum {string} */
        ServiceAction: "start" | "stop" | "restart";
        ServiceControl: {
            /**
             * @description A service of the node's own catalogue.
             * @example web
             */
            service: string;
            action: components["schemas"]["ServiceAction"];
        };
        CreateCommand: {
            /** @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5 */
            nodeId: string;
            type: components["schemas"]["AskedCommandType"];
            /** @description For `service.control`: which service, and what to do with it. */
            payload?: components["schemas"]["ServiceControl"];
        };
        /** @enum {string} */
        AlarmCode: "drain-deadline" | "hostile-script" | "invalid-reports" | "maintenance-overdue" | "node-state" | "queue-silent" | "service-state" | "unknown-script";
        AlarmView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            code: components["schemas"]["AlarmCode"];
            /** @enum {string} */
            severity: "warning" | "error";
            /** @example node-1 is unknown: node-1 has not reported for 11 s. */
            message: string;
            /** @description How often it was found since it was raised. */
            occurrences: number;
            acknowledgedBy: components["schemas"]["ActorView"] | null;
            subject: components["schemas"]["SubjectView"];
            /** @description What you can do. */
            hint: string;
            /** Format: date-time */
            lastAt: string;
            /** Format: date-time */
            clearedAt: string | null;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PartView: {
            /** @example queue */
            name: string;
            state: components["schemas"]["ObservedState"];
            reason: string;
        };
        TallyView: {
            up: number;
            degraded: number;
            unknown: number;
            down: number;
        };
        HealthView: {
            /** @description The worst of all that is expected; what has not been seen for ten seconds counts as unknown. */
            state: components["schemas"]["ObservedState"];
            /** @example node-1 is unknown: node-1 has not reported for 11 s. */
            reason: string;
            parts: components["schemas"]["PartView"][];
            /** @description Alarms that nobody has acknowledged. */
            openAlarms: number;
            /** Format: date-time */
            at: string;
            /** @description Nodes that are expected; those that join, leave, or are in maintenance are not. */
            nodes: components["schemas"]["TallyView"];
            /** @description Virtual services that are enabled. */
            virtualServices: components["schemas"]["TallyView"];
        };
        /** @enum {string} */
        MachineRole: "manager" | "director" | "app-server" | "sms" | "standby" | "storage" | "witness";
        NodeAddressView: {
            prefixLength: number;
            address: string;
        };
        NodeSpecView: {
            roles: components["schemas"]["MachineRole"][];
            addresses: components["schemas"]["NodeAddressView"][];
            maintenance: boolean;
        };
        /**
         * @description `quarantined`: it held the queue up, and may not speak to the manager until it is readmitted.
         * @enum {string}
         */
        MembershipState: "joining" | "member" | "leaving" | "quarantined";
        NodeFailureView: {
            subject: string;
            message: string;
        };
        NodeServiceView: {
            /** @example web */
            name: string;
            /** @enum {string} */
            state: "running" | "stopped" | "failed";
            detail: string;
            since: string;
        };
        NodeStatusView: {
            state: components["schemas"]["ObservedState"];
            /** @description `quarantined`: it held the queue up, and may not speak to the manager until it is readmitted. */
            membership: components["schemas"]["MembershipState"];
            /** @description Connections that directors have to it, established and closing. */
            connections: number;
            desiredRevision: number;
            observedRevision: number;
            failures: components["schemas"]["NodeFailureView"][];
            services: components["schemas"]["NodeServiceView"][];
            /** @description Schedulers that its kernel has; for directors. */
            schedulers: string[];
            /**
             * @description Virtual services in its kernel that the cluster did not make and leaves alone.
             * @example [
             *       "tcp 192.0.2.99:80"
             *     ]
             */
            foreignServices: string[];
            reason: string;
            since: string | null;
            /** @description When it last reported. */
            at: string | null;
            fresh: boolean;
            hostname: string;
            agentVersion: string | null;
            kernelRelease: string | null;
            /** Format: date-time */
            joinedAt: string | null;
            /** Format: date-time */
            certificateExpiresAt: string | null;
        };
        NodeView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            spec: components["schemas"]["NodeSpecView"];
            status: components["schemas"]["NodeStatusView"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AddNode: {
            /**
             * @description The join key as the node shows it; white space in it does not matter.
             * @example dk1.571.1f0c2a9b.eyJ2ZXJzaW9uIjoxLCJub2RlSWQiOiIwMUo5…
             */
            joinKey: string;
            /**
             * @example [
             *       "app-server"
             *     ]
             */
            roles: components["schemas"]["MachineRole"][];
            /**
             * @description Where the node can be reached, when the addresses in the key are not the right ones.
             * @example [
             *       "192.0.2.21"
             *     ]
             */
            addresses?: string[];
            /**
             * @description The node's own hostname when absent.
             * @example node-1
             */
            name?: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            /**
             * @description True: add the node although its test has warnings.
             * @default false
             */
            acceptWarnings?: boolean;
        };
        NodeSpecChange: {
            roles?: components["schemas"]["MachineRole"][];
            /** @description True: the node gets no new connections in any service. */
            maintenance?: boolean;
        };
        ChangeNode: {
            /** @example node-1 */
            name?: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec?: components["schemas"]["NodeSpecChange"];
        };
        /**
         * @description The worst line: `pass` is ready to be added, `warn` can be added with `acceptWarnings`, `fail` cannot.
         * @enum {string}
         */
        CheckOutcome: "pass" | "warn" | "fail";
        CheckView: {
            /** @example clock-skew */
            check: string;
            /** @example The clocks agree */
            title: string;
            result: components["schemas"]["CheckOutcome"];
            /** @example The node is 3 ms ahead (± 2 ms); 500 ms are fine. */
            measured: string;
            /** @description How to mend it; empty when it passes. */
            fix: string;
        };
        NodeTestView: {
            roles: components["schemas"]["MachineRole"][];
            /** @description The worst line: `pass` is ready to be added, `warn` can be added with `acceptWarnings`, `fail` cannot. */
            verdict: components["schemas"]["CheckOutcome"];
            checks: components["schemas"]["CheckView"][];
            id: string;
            /** Format: date-time */
            createdAt: string;
            operationId: string;
            nodeId: string;
            hostname: string;
        };
        TestNode: {
            /**
             * @description The join key as the node shows it; white space in it does not matter.
             * @example dk1.571.1f0c2a9b.eyJ2ZXJzaW9uIjoxLCJub2RlSWQiOiIwMUo5…
             */
            joinKey: string;
            /**
             * @example [
             *       "app-server"
             *     ]
             */
            roles: components["schemas"]["MachineRole"][];
            /**
             * @description Where the node can be reached, when the addresses in the key are not the right ones.
             * @example [
             *       "192.0.2.21"
             *     ]
             */
            addresses?: string[];
        };
        JoinKeyView: {
            /** @example 1 */
            version: number;
            /** @example node-3 */
            hostname: string;
            /**
             * @example [
             *       "10.77.0.23"
             *     ]
             */
            addresses: string[];
            /**
             * @description Where its agent waits for the manager.
             * @example 7480
             */
            port: number;
            /** @description What this cluster knows of it; null: it is new here. */
            membership: components["schemas"]["MembershipState"] | null;
            nodeId: string;
            /** @description SHA-256 of its certificate; "directorate-agent setup" shows the same. */
            fingerprint: string;
            expiresAt: string;
            /** @description The cluster that it is a member of already; null on a free node. */
            clusterId: string | null;
        };
        DecodeJoinKey: {
            /**
             * @description The join key as the node shows it; white space in it does not matter.
             * @example dk1.571.1f0c2a9b.eyJ2ZXJzaW9uIjoxLCJub2RlSWQiOiIwMUo5…
             */
            joinKey: string;
        };
        /** @enum {string} */
        MaintenanceAtExpiry: "return" | "keep";
        /**
         * @description `safe`: it can be rebooted now. `never`: its services stop with it.
         * @enum {string}
         */
        ReadinessStage: "unknown" | "stopping" | "emptying" | "safe" | "never";
        ReadinessView: {
            /** @description `safe`: it can be rebooted now. `never`: its services stop with it. */
            stage: components["schemas"]["ReadinessStage"];
            /** @example 3 connections are established, 1 are closing, 0 clients are bound to it. */
            reason: string;
            activeConnections: number;
            closingConnections: number;
            pinnedClients: number;
            emptyInSeconds: number | null;
        };
        MaintenanceView: {
            /** @example node-1 */
            nodeName: string;
            revision: number;
            atExpiry: components["schemas"]["MaintenanceAtExpiry"];
            startedBy: components["schemas"]["ActorView"] | null;
            nodeId: string;
            /**
             * Format: date-time
             * @description Null: it was begun without a timer, by a change of the node.
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Null: until somebody ends it.
             */
            endsAt: string | null;
            reason: string;
            /**
             * Format: date-time
             * @description Since when it lasts longer than it should.
             */
            overdueAt: string | null;
            readiness: components["schemas"]["ReadinessView"];
        };
        MaintenancesView: {
            items: components["schemas"]["MaintenanceView"][];
        };
        StartMaintenance: {
            /**
             * @description From now on; null: until somebody ends it.
             * @example 3600
             */
            durationSeconds?: number | null;
            /**
             * @description Why, for everybody to read.
             * @example new memory
             */
            reason?: string;
            /** @description `return`: back into service as soon as it is well. `keep`: it stays in maintenance, with an alarm. */
            atExpiry?: components["schemas"]["MaintenanceAtExpiry"];
        };
        ChangeMaintenance: {
            /**
             * @description From now on; null: until somebody ends it.
             * @example 3600
             */
            durationSeconds?: number | null;
            /**
             * @description Why, for everybody to read.
             * @example new memory
             */
            reason?: string;
            /** @description `return`: back into service as soon as it is well. `keep`: it stays in maintenance, with an alarm. */
            atExpiry?: components["schemas"]["MaintenanceAtExpiry"];
        };
        /** @enum {string} */
        StatisticsSubjectType: "cluster" | "virtual-service" | "real-server" | "node" | "director";
        StatisticsSubjectView: {
            type: components["schemas"]["StatisticsSubjectType"];
            /** @description Null for the cluster. */
            id: string | null;
        };
        StatisticsView: {
            /** @example 60 */
            stepSeconds: number;
            /**
             * @description By metric one value per step, the first from `from` on. Counters: how many in the step. Gauges: the most in the step. Null: nobody knows.
             * @example {
             *       "connectionsPerSecond": [
             *         12.5,
             *         null,
             *         13
             *       ]
             *     }
             */
            values: {
                [key: string]: (number | null)[];
            };
            subject: components["schemas"]["StatisticsSubjectView"];
            /**
             * Format: date-time
             * @description Begin of the first step.
             */
            from: string;
            /**
             * Format: date-time
             * @description End of the last step.
             */
            to: string;
        };
        /** @enum {string} */
        StatisticsStep: "auto" | "1s" | "1m" | "1h";
        /** @enum {string} */
        StatisticsTopOf: "virtual-service" | "real-server" | "director";
        TopEntryView: {
            type: components["schemas"]["StatisticsTopOf"];
            /**
             * @description Of a real server: `address:port` and its service.
             * @example 10.77.0.21:80 in shop
             */
            name: string;
            id: string;
            traffic: components["schemas"]["TrafficView"];
        };
        TopView: {
            items: components["schemas"]["TopEntryView"][];
        };
        /** @enum {string} */
        StatisticsTopMetric: "connectionsPerSecond" | "packetsInPerSecond" | "packetsOutPerSecond" | "bytesInPerSecond" | "bytesOutPerSecond" | "activeConnections" | "inactiveConnections" | "persistentConnections";
        WebhookSpecView: {
            eventTypes: components["schemas"]["EventType"][];
            severities: components["schemas"]["EventSeverity"][];
            subjectId: string | null;
            url: string;
            enabled: boolean;
        };
        WebhookSecretView: {
            /**
             * Format: date-time
             * @description Until then it signs beside the present one; null for the present one.
             */
            expiresAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        WebhookStatusView: {
            /** @description Why it was switched off without an admin; null when it was not. */
            disabledReason: string | null;
            /** @description The secrets that sign now, without their values. */
            secrets: components["schemas"]["WebhookSecretView"][];
            /** @description Deliveries that have not succeeded yet. */
            waiting: number;
        };
        WebhookView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            spec: components["schemas"]["WebhookSpecView"];
            status: components["schemas"]["WebhookStatusView"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        NewWebhookView: {
            /**
             * @description ULID
             * @example 01J9Z3N8Q4W7Y2T5R6V0X1B3C5
             */
            id: string;
            /**
             * @description Grows with each change; the ETag is this number in quotes.
             * @example 3
             */
            revision: number;
            /** @example shop */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags: string[];
            /**
             * @description Verifies messages (Standard Webhooks); shown in this answer only. Null in a dry run.
             * @example whsec_…
             */
            secret: string | null;
            spec: components["schemas"]["WebhookSpecView"];
            status: components["schemas"]["WebhookStatusView"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        WebhookSpec: {
            /**
             * @description Where messages go by POST. https only, and to public addresses, unless the manager's settings allow a network.
             * @example https://hooks.example.org/directorate
             */
            url: string;
            /**
             * @description Only events of these types; all when empty.
             * @default []
             */
            eventTypes?: components["schemas"]["EventType"][];
            /**
             * @description Only events of these severities; all when empty.
             * @default []
             */
            severities?: components["schemas"]["EventSeverity"][];
            /**
             * @description Only events about this object.
             * @default null
             */
            subjectId?: string | null;
            /** @default true */
            enabled?: boolean;
        };
        CreateWebhook: {
            /** @example chat */
            name: string;
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec: components["schemas"]["WebhookSpec"];
        };
        WebhookSpecPatch: {
            /**
             * @description Where messages go by POST. https only, and to public addresses, unless the manager's settings allow a network.
             * @example https://hooks.example.org/directorate
             */
            url?: string;
            /**
             * @description Only events of these types; all when empty.
             * @default []
             */
            eventTypes?: components["schemas"]["EventType"][];
            /**
             * @description Only events of these severities; all when empty.
             * @default []
             */
            severities?: components["schemas"]["EventSeverity"][];
            /**
             * @description Only events about this object.
             * @default null
             */
            subjectId?: string | null;
            /** @default true */
            enabled?: boolean;
        };
        PatchWebhook: {
            /**
             * @example [
             *       "stage:production"
             *     ]
             */
            tags?: string[];
            spec?: components["schemas"]["WebhookSpecPatch"];
        };
        RotateSecret: {
            /**
             * @description So long the old secret signs, too; 0: it ends at once.
             * @default 24
             */
            keepOldHours?: number;
        };
        /** @enum {string} */
        DeliveryState: "pending" | "delivered" | "failed" | "cancelled";
        AttemptView: {
            /** @description HTTP status; null when there was no answer. */
            status: number | null;
            milliseconds: number;
            /** @description Null when it succeeded. */
            error: string | null;
            /** Format: date-time */
            at: string;
        };
        DeliveryView: {
            /** @description The id of the event; null for a test. */
            eventId: string | null;
            /** @example node-state-changed */
            type: string;
            state: components["schemas"]["DeliveryState"];
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            attempts: components["schemas"]["AttemptView"][];
            id: string;
            /** @description The header `webhook-id`. */
            messageId: string;
            /** Format: date-time */
            createdAt: string;
            /** @description The body as it was sent. */
            payload: string;
        };
        Cause: {
            /** @enum {string} */
            stage: "probe" | "rise-fall" | "admin" | "drain" | "pool" | "slow-start" | "feedback" | "weight" | "kernel";
            text: string;
            /** Format: date-time */
            since: string;
        };
        CheckTls: {
            /** @default false */
            verify: boolean;
            /** @default null */
            ca: string | null;
            /** @default null */
            serverName: string | null;
            /** @default null */
            certificate: string | null;
            /** @description Always null: a secret is never shown. */
            key: string | null;
        };
        CheckTlsSpec: {
            /** @default false */
            verify?: boolean;
            /** @default null */
            ca?: string | null;
            /** @default null */
            serverName?: string | null;
            /** @default null */
            certificate?: string | null;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            key?: string | null;
        };
        ConnectionTimeoutsSpec: {
            tcpSeconds?: number | null;
            tcpFinSeconds?: number | null;
            udpSeconds?: number | null;
        };
        DirectorSettings: {
            timeouts: {
                /** @default null */
                tcpSeconds: number | null;
                /** @default null */
                tcpFinSeconds: number | null;
                /** @default null */
                udpSeconds: number | null;
            };
            /** @default [] */
            sync: {
                /** @enum {string} */
                state: "master" | "backup";
                /** @default 0 */
                syncId: number;
                /** @default null */
                maxLength: number | null;
                interface: string;
                /** @default null */
                group: (string) | null;
                /** @default 8848 */
                port: number;
                /** @default 1 */
                ttl: number;
            }[];
            /** @default {} */
            kernel: {
                [key: string]: string;
            };
        };
        DirectorSettingsLayer: {
            timeouts?: {
                /** @default null */
                tcpSeconds?: number | null;
                /** @default null */
                tcpFinSeconds?: number | null;
                /** @default null */
                udpSeconds?: number | null;
            };
            sync?: {
                /** @enum {string} */
                state: "master" | "backup";
                /** @default 0 */
                syncId: number;
                /** @default null */
                maxLength: number | null;
                interface: string;
                /** @default null */
                group: (string) | null;
                /** @default 8848 */
                port: number;
                /** @default 1 */
                ttl: number;
            }[];
            kernel?: {
                [key: string]: string;
            };
        };
        HealthCheck: {
            /** @constant */
            kind: "tcp";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "implicit";
            tls: components["schemas"]["CheckTls"];
            /** @default null */
            send: string | null;
            /** @default null */
            expect: string | null;
            /** @default false */
            inverse: boolean;
        } | {
            /** @constant */
            kind: "udp";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /** @default  */
            send: string;
            /** @default false */
            requireReply: boolean;
            /** @default null */
            expect: string | null;
            /** @default false */
            inverse: boolean;
        } | {
            /** @constant */
            kind: "icmp";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
        } | {
            /** @constant */
            kind: "http";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default GET
             * @enum {string}
             */
            method: "GET" | "HEAD" | "POST" | "PUT" | "OPTIONS";
            /** @default / */
            target: string;
            /** @default null */
            host: string | null;
            /** @default [] */
            headers: {
                name: string;
                value: string;
            }[];
            /** @default null */
            body: string | null;
            statuses: {
                from: number;
                to: number;
            }[];
            /** @default null */
            expect: string | null;
            /** @default false */
            inverse: boolean;
        } | {
            /** @constant */
            kind: "https";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default GET
             * @enum {string}
             */
            method: "GET" | "HEAD" | "POST" | "PUT" | "OPTIONS";
            /** @default / */
            target: string;
            /** @default null */
            host: string | null;
            /** @default [] */
            headers: {
                name: string;
                value: string;
            }[];
            /** @default null */
            body: string | null;
            statuses: {
                from: number;
                to: number;
            }[];
            /** @default null */
            expect: string | null;
            /** @default false */
            inverse: boolean;
            tls: components["schemas"]["CheckTls"];
        } | {
            /** @constant */
            kind: "smtp";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "implicit" | "starttls";
            tls: components["schemas"]["CheckTls"];
            /** @default directorate.invalid */
            helloName: string;
        } | {
            /** @constant */
            kind: "imap";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "implicit" | "starttls";
            tls: components["schemas"]["CheckTls"];
            /** @default null */
            username: string | null;
            /** @description Always null: a secret is never shown. */
            password: string | null;
        } | {
            /** @constant */
            kind: "pop3";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "implicit" | "starttls";
            tls: components["schemas"]["CheckTls"];
            /** @default null */
            username: string | null;
            /** @description Always null: a secret is never shown. */
            password: string | null;
        } | {
            /** @constant */
            kind: "ftp";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "implicit" | "starttls";
            tls: components["schemas"]["CheckTls"];
            /** @default null */
            username: string | null;
            /** @description Always null: a secret is never shown. */
            password: string | null;
        } | {
            /** @constant */
            kind: "dns";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default udp
             * @enum {string}
             */
            transport: "udp" | "tcp";
            /** @default . */
            queryName: string;
            /**
             * @default NS
             * @enum {string}
             */
            queryType: "A" | "AAAA" | "NS" | "MX" | "SOA" | "TXT" | "CNAME" | "SRV" | "PTR";
            /** @default null */
            expectRecord: string | null;
        } | {
            /** @constant */
            kind: "ldap";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "implicit" | "starttls";
            tls: components["schemas"]["CheckTls"];
            /** @default null */
            bindDn: string | null;
            /** @description Always null: a secret is never shown. */
            password: string | null;
            /** @default  */
            baseDn: string;
            /** @default (objectClass=*) */
            filter: string;
        } | {
            /** @constant */
            kind: "mysql";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "starttls";
            tls: components["schemas"]["CheckTls"];
            /** @default null */
            username: string | null;
            /** @description Always null: a secret is never shown. */
            password: string | null;
            /** @default null */
            database: string | null;
            /** @default null */
            query: string | null;
        } | {
            /** @constant */
            kind: "postgresql";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "starttls";
            tls: components["schemas"]["CheckTls"];
            /** @default null */
            username: string | null;
            /** @description Always null: a secret is never shown. */
            password: string | null;
            /** @default null */
            database: string | null;
            /** @default null */
            query: string | null;
        } | {
            /** @constant */
            kind: "redis";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "implicit";
            tls: components["schemas"]["CheckTls"];
            /** @default null */
            username: string | null;
            /** @description Always null: a secret is never shown. */
            password: string | null;
            /** @default null */
            role: ("master" | "slave") | null;
        } | {
            /** @constant */
            kind: "radius";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /** @description Always null: a secret is never shown. */
            secret: string | null;
            username: string;
            /** @description Always null: a secret is never shown. */
            password: string | null;
            /**
             * @default any
             * @enum {string}
             */
            accept: "accept" | "any";
        } | {
            /** @constant */
            kind: "sip";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default udp
             * @enum {string}
             */
            transport: "udp" | "tcp";
            /** @default null */
            uri: string | null;
            statuses: {
                from: number;
                to: number;
            }[];
        } | {
            /** @constant */
            kind: "smpp";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security: "none" | "implicit";
            tls: components["schemas"]["CheckTls"];
            systemId: string;
            /** @description Always null: a secret is never shown. */
            password: string | null;
            /** @default  */
            systemType: string;
        } | {
            /** @constant */
            kind: "program";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            argv: string[];
            /** @default nobody */
            user: string;
        } | {
            /** @constant */
            kind: "file";
            /** @default check */
            name: string;
            /** @default null */
            port: number | null;
            /** @default 2000 */
            intervalMs: number;
            /** @default 1000 */
            timeoutMs: number;
            /** @default 2 */
            rise: number;
            /** @default 3 */
            fall: number;
            /** @default 10 */
            jitterPercent: number;
            /** @default null */
            sourceAddress: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path: "real-server" | "virtual-service";
            file: string;
            /** @default null */
            expect: string | null;
            /** @default false */
            inverse: boolean;
        };
        HealthCheckSpec: {
            /** @constant */
            kind: "tcp";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "implicit";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            /** @default null */
            send?: string | null;
            /** @default null */
            expect?: string | null;
            /** @default false */
            inverse?: boolean;
        } | {
            /** @constant */
            kind: "udp";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /** @default  */
            send?: string;
            /** @default false */
            requireReply?: boolean;
            /** @default null */
            expect?: string | null;
            /** @default false */
            inverse?: boolean;
        } | {
            /** @constant */
            kind: "icmp";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
        } | {
            /** @constant */
            kind: "http";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default GET
             * @enum {string}
             */
            method?: "GET" | "HEAD" | "POST" | "PUT" | "OPTIONS";
            /** @default / */
            target?: string;
            /** @default null */
            host?: string | null;
            /** @default [] */
            headers?: {
                name: string;
                value: string;
            }[];
            /** @default null */
            body?: string | null;
            /**
             * @default [
             *       {
             *         "from": 200,
             *         "to": 399
             *       }
             *     ]
             */
            statuses?: {
                from: number;
                to: number;
            }[];
            /** @default null */
            expect?: string | null;
            /** @default false */
            inverse?: boolean;
        } | {
            /** @constant */
            kind: "https";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default GET
             * @enum {string}
             */
            method?: "GET" | "HEAD" | "POST" | "PUT" | "OPTIONS";
            /** @default / */
            target?: string;
            /** @default null */
            host?: string | null;
            /** @default [] */
            headers?: {
                name: string;
                value: string;
            }[];
            /** @default null */
            body?: string | null;
            /**
             * @default [
             *       {
             *         "from": 200,
             *         "to": 399
             *       }
             *     ]
             */
            statuses?: {
                from: number;
                to: number;
            }[];
            /** @default null */
            expect?: string | null;
            /** @default false */
            inverse?: boolean;
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
        } | {
            /** @constant */
            kind: "smtp";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "implicit" | "starttls";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            /** @default directorate.invalid */
            helloName?: string;
        } | {
            /** @constant */
            kind: "imap";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "implicit" | "starttls";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            /** @default null */
            username?: string | null;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            password?: string | null;
        } | {
            /** @constant */
            kind: "pop3";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "implicit" | "starttls";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            /** @default null */
            username?: string | null;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            password?: string | null;
        } | {
            /** @constant */
            kind: "ftp";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "implicit" | "starttls";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            /** @default null */
            username?: string | null;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            password?: string | null;
        } | {
            /** @constant */
            kind: "dns";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default udp
             * @enum {string}
             */
            transport?: "udp" | "tcp";
            /** @default . */
            queryName?: string;
            /**
             * @default NS
             * @enum {string}
             */
            queryType?: "A" | "AAAA" | "NS" | "MX" | "SOA" | "TXT" | "CNAME" | "SRV" | "PTR";
            /** @default null */
            expectRecord?: string | null;
        } | {
            /** @constant */
            kind: "ldap";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "implicit" | "starttls";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            /** @default null */
            bindDn?: string | null;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            password?: string | null;
            /** @default  */
            baseDn?: string;
            /** @default (objectClass=*) */
            filter?: string;
        } | {
            /** @constant */
            kind: "mysql";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "starttls";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            /** @default null */
            username?: string | null;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            password?: string | null;
            /** @default null */
            database?: string | null;
            /** @default null */
            query?: string | null;
        } | {
            /** @constant */
            kind: "postgresql";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "starttls";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            /** @default null */
            username?: string | null;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            password?: string | null;
            /** @default null */
            database?: string | null;
            /** @default null */
            query?: string | null;
        } | {
            /** @constant */
            kind: "redis";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "implicit";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            /** @default null */
            username?: string | null;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            password?: string | null;
            /** @default null */
            role?: ("master" | "slave") | null;
        } | {
            /** @constant */
            kind: "radius";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            secret?: string | null;
            username: string;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            password?: string | null;
            /**
             * @default any
             * @enum {string}
             */
            accept?: "accept" | "any";
        } | {
            /** @constant */
            kind: "sip";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default udp
             * @enum {string}
             */
            transport?: "udp" | "tcp";
            /** @default null */
            uri?: string | null;
            /**
             * @default [
             *       {
             *         "from": 200,
             *         "to": 299
             *       }
             *     ]
             */
            statuses?: {
                from: number;
                to: number;
            }[];
        } | {
            /** @constant */
            kind: "smpp";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            /**
             * @default none
             * @enum {string}
             */
            security?: "none" | "implicit";
            /** @default {} */
            tls?: components["schemas"]["CheckTlsSpec"];
            systemId: string;
            /** @description Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed. */
            password?: string | null;
            /** @default  */
            systemType?: string;
        } | {
            /** @constant */
            kind: "program";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            argv: string[];
            /** @default nobody */
            user?: string;
        } | {
            /** @constant */
            kind: "file";
            /** @default check */
            name?: string;
            /** @default null */
            port?: number | null;
            /** @default 2000 */
            intervalMs?: number;
            /** @default 1000 */
            timeoutMs?: number;
            /** @default 2 */
            rise?: number;
            /** @default 3 */
            fall?: number;
            /** @default 10 */
            jitterPercent?: number;
            /** @default null */
            sourceAddress?: (string) | null;
            /**
             * @default real-server
             * @enum {string}
             */
            path?: "real-server" | "virtual-service";
            file: string;
            /** @default null */
            expect?: string | null;
            /** @default false */
            inverse?: boolean;
        };
        KernelSettingsSpec: {
            [key: string]: string | null;
        };
        ObservedCheck: {
            name: string;
            kind: string;
            /** @enum {string} */
            state: "up" | "down" | "unknown";
            reason: string;
            /** Format: date-time */
            since: string;
            consecutive: number;
            lastLatencyMs: number | null;
        };
        ObservedDrain: {
            /** @enum {string} */
            mode: "graceful" | "firm" | "immediate";
            /** Format: date-time */
            since: string;
            pinnedClients: number;
            endingPerMinute: number | null;
            emptyInSeconds: number | null;
        };
        ObservedPool: {
            /** @enum {string} */
            state: "serving" | "sorry" | "panic" | "empty";
            reason: string;
            /** Format: date-time */
            since: string;
            healthyServers: number;
            totalServers: number;
            healthyWeight: number;
        };
        PoolPolicy: {
            /** @default null */
            quorum: {
                weight: number;
                /** @default 0 */
                hysteresis: number;
            } | null;
            /** @default null */
            watermarks: {
                lowPercent: number;
                highPercent: number;
            } | null;
            sorryServers: {
                id: string;
                address: string;
                port: number;
                /** @enum {string} */
                forwardingMethod: "direct-routing" | "masquerading" | "tunneling";
                /** @default 1 */
                weight: number;
                health: components["schemas"]["ServiceHealth"] | null;
            }[];
            /** @default 1 */
            panicPercent: number;
            /** @default null */
            slowStart: {
                /** @default 30 */
                seconds: number;
                /** @default 10 */
                fromPercent: number;
            } | null;
            /** @default null */
            feedback: {
                /** @default 25 */
                minPercent: number;
                /** @default 150 */
                maxPercent: number;
                /** @default 10 */
                stepPercent: number;
                /** @default 5 */
                intervalSeconds: number;
            } | null;
        };
        PoolPolicySpec: {
            /** @default null */
            quorum?: {
                weight: number;
                /** @default 0 */
                hysteresis?: number;
            } | null;
            /** @default null */
            watermarks?: {
                lowPercent: number;
                highPercent: number;
            } | null;
            /** @default [] */
            sorryServers?: {
                /** @description Given by the manager; the same address and port keep theirs. */
                id?: string | null;
                address: string;
                port: number;
                /** @enum {string} */
                forwardingMethod: "direct-routing" | "masquerading" | "tunneling";
                /** @default 1 */
                weight?: number;
                /** @default null */
                health?: components["schemas"]["ServiceHealthSpec"] | null;
            }[];
            /** @default 1 */
            panicPercent?: number;
            /** @default null */
            slowStart?: {
                /** @default 30 */
                seconds?: number;
                /** @default 10 */
                fromPercent?: number;
            } | null;
            /** @default null */
            feedback?: {
                /** @default 25 */
                minPercent?: number;
                /** @default 150 */
                maxPercent?: number;
                /** @default 10 */
                stepPercent?: number;
                /** @default 5 */
                intervalSeconds?: number;
            } | null;
        };
        ServiceHealth: {
            checks: components["schemas"]["HealthCheck"][];
            /**
             * @default all
             * @enum {string}
             */
            combine: "all" | "any";
            /**
             * @default auto
             * @enum {string}
             */
            onFailure: "auto" | "quiesce" | "remove";
            /**
             * @default first-result
             * @enum {string}
             */
            initialState: "first-result" | "up" | "down";
            /** @default 0 */
            warmUpMs: number;
            /** @default null */
            passive: {
                /** @default 80 */
                maxUnansweredPercent: number;
                /** @default 10 */
                minConnections: number;
                /** @default 10 */
                windowSeconds: number;
                /** @default 30 */
                ejectSeconds: number;
            } | null;
        };
        ServiceHealthSpec: {
            /** @default [] */
            checks?: components["schemas"]["HealthCheckSpec"][];
            /**
             * @default all
             * @enum {string}
             */
            combine?: "all" | "any";
            /**
             * @default auto
             * @enum {string}
             */
            onFailure?: "auto" | "quiesce" | "remove";
            /**
             * @default first-result
             * @enum {string}
             */
            initialState?: "first-result" | "up" | "down";
            /** @default 0 */
            warmUpMs?: number;
            /** @default null */
            passive?: {
                /** @default 80 */
                maxUnansweredPercent?: number;
                /** @default 10 */
                minConnections?: number;
                /** @default 10 */
                windowSeconds?: number;
                /** @default 30 */
                ejectSeconds?: number;
            } | null;
        };
        SyncDaemonsSpec: {
            /** @enum {string} */
            state: "master" | "backup";
            /** @default 0 */
            syncId?: number;
            /** @default null */
            maxLength?: number | null;
            interface: string;
            /** @default null */
            group?: (string) | null;
            /** @default 8848 */
            port?: number;
            /** @default 1 */
            ttl?: number;
        }[];
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Requests that this token, session or address has in a minute. */
        "RateLimit-Limit": number;
        /** @description How many of them are left. */
        "RateLimit-Remaining": number;
        /** @description Seconds until the minute begins anew. */
        "RateLimit-Reset": number;
        /** @description Seconds after which it may be tried again. */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "sessions.list": {
        parameters: {
            query?: {
                /** @description `true`: the sessions of all users (needs users:read). */
                all?: "true" | "false";
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description The session with its bearer token. */
            201: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSessionView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. `second-factor-required`: A second factor is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                role?: components["schemas"]["UserRole"];
                name?: string;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UserView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            /** @description The new user. */
            201: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `name-taken`: Another object has this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.me": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.changePassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.remove": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header: {
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.patch": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header: {
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchUser"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "secondFactor.enrol": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPassword"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorEnrolment"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "secondFactor.confirm": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmCode"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "secondFactor.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPassword"];
            };
        };
        responses: {
            /** @description Log-in needs no code any more. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "secondFactor.reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user logs in with the password alone. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "grants.own": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grants"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "grants.list": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grants"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "grants.replace": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Grants"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grants"];
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description `true`: the tokens of all users (needs users:read). */
                all?: "true" | "false";
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TokenView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateToken"];
            };
        };
        responses: {
            /** @description The new token with its secret. */
            201: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTokenView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `name-taken`: Another object has this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.remove": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header: {
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                state?: "running" | "succeeded" | "failed" | "cancelled";
                /** @description Operations of one kind, such as `node.add`. */
                kind?: string;
                /** @description Operations on one object. */
                subjectId?: string;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OperationView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.follow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events; `data` is an operation as JSON. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description Entries of one action, such as `virtual-service.create`. */
                action?: string;
                /** @description Entries about one object. */
                subjectId?: string;
                /** @description Entries of one user. */
                userName?: string;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.export": {
        parameters: {
            query?: {
                /** @description Entries after this position; 0, the default, is all of them. */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line per entry: previousHash, hash, entry. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.verify": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cluster.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cluster.setUp": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpCluster"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["ClusterView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["ClusterView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `address-in-use`: The address is already in use. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cluster.candidates": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuorumIpCandidates"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "addresses.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                purpose?: components["schemas"]["AddressPurpose"];
                family?: components["schemas"]["AddressFamily"];
                address?: string;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AddressView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "addresses.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAddress"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AddressView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Done within `Prefer: wait`. */
            201: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AddressView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AddressView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `address-in-use`: The address is already in use. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "addresses.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "addresses.remove": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AddressView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AddressView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `address-in-use`: The address is already in use. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "addresses.patch": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchAddress"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AddressView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AddressView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulk.patchMany": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkPatch"];
            };
        };
        responses: {
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswerView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. `unsupported-by-kernel`: The kernel of the machine lacks this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulk.removeMany": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceSelection"];
            };
        };
        responses: {
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswerView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulk.createFromTemplate": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFromTemplate"];
            };
        };
        responses: {
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswerView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `name-taken`: Another object has this name. `service-exists`: A virtual service with this address, port and protocol exists. `address-in-use`: The address is already in use. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. `unsupported-by-kernel`: The kernel of the machine lacks this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "virtualServices.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                name?: string;
                kind?: components["schemas"]["ServiceKind"];
                protocol?: components["schemas"]["Protocol"];
                port?: number;
                scheduler?: components["schemas"]["Scheduler"];
                family?: components["schemas"]["AddressFamily"];
                address?: string;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VirtualServiceView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "virtualServices.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVirtualService"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Done within `Prefer: wait`. */
            201: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `name-taken`: Another object has this name. `service-exists`: A virtual service with this address, port and protocol exists. `address-in-use`: The address is already in use. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. `unsupported-by-kernel`: The kernel of the machine lacks this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "virtualServices.getByName": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualServiceView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "virtualServices.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualServiceView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "virtualServices.remove": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "virtualServices.patch": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchVirtualService"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `name-taken`: Another object has this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-by-kernel`: The kernel of the machine lacks this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "virtualServices.switchNode": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NodeSwitch"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-by-kernel`: The kernel of the machine lacks this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "realServers.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                adminState?: components["schemas"]["AdminState"];
                nodeId?: string;
                address?: string;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RealServerView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "realServers.replace": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceRealServers"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "realServers.add": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRealServer"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RealServerView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Done within `Prefer: wait`. */
            201: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RealServerView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RealServerView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `server-exists`: The virtual service already has this real server. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "realServers.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
                serverId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RealServerView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "realServers.remove": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
                serverId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RealServerView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RealServerView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "realServers.patch": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
                serverId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchRealServer"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RealServerView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RealServerView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "insight.why": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "insight.comparison": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceComparisonView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "actions.zero": {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `node-not-member`: The node is not a working member of the cluster. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "actions.probe": {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                serverId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunProbe"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["VirtualServiceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `node-not-member`: The node is not a working member of the cluster. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "actions.connections": {
        parameters: {
            query?: {
                limit?: number;
                /** @description Connections of one virtual service; of all when absent. */
                serviceId?: string;
                /** @description A director; when absent, the one that carries the service, or the first one. */
                directorId?: string;
                /** @description The client's address. */
                client?: string;
                /** @description The real server's address. */
                server?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionsView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `node-not-member`: The node is not a working member of the cluster. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. `command-failed`: A program on the machine failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `command-timeout`: A program or a peer did not answer in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogue.listSchedulers": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulersView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogue.listTemplates": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceTemplatesView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogue.capabilities": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapabilitiesView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                source?: components["schemas"]["ImportSource"];
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportSummaryView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateImport"];
            };
        };
        responses: {
            /** @description What was found, or in a dry run what would be. */
            201: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.remove": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header: {
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten. */
            204: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.adopt": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdoptService"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["ImportView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["ImportView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `name-taken`: Another object has this name. `service-exists`: A virtual service with this address, port and protocol exists. `address-in-use`: The address is already in use. `confirmation-required`: This change needs an explicit confirmation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. `unsupported-by-kernel`: The kernel of the machine lacks this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.skip": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.resume": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "probes.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveView"];
                };
            };
        };
    };
    "probes.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyView"];
                };
            };
            /** @description Not ready; the body is the same. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyView"];
                };
            };
        };
    };
    "revisions.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RevisionView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "revisions.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigurationView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "revisions.compare": {
        parameters: {
            query: {
                /** @description The revision to compare with. */
                with: number;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "revisions.restore": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RestoredView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RestoredView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `blast-radius`: The change would take more traffic away than is allowed at once. `revision-unconfirmed`: Another revision waits for its confirmation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "revisions.undo": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RestoredView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["RestoredView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `blast-radius`: The change would take more traffic away than is allowed at once. `revision-unconfirmed`: Another revision waits for its confirmation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "confirmations.confirm": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drains.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DrainView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drains.start": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartDrain"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["DrainView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["DrainView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `capacity`: The rest could not carry what would be drained. `revision-unconfirmed`: Another revision waits for its confirmation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drains.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrainView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drains.changeMode": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchDrain"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrainView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drains.release": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrainView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drains.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrainView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeSets.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ChangeSetView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeSets.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChangeSet"];
            };
        };
        responses: {
            /** @description The object. */
            201: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeSetView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeSets.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeSetView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeSets.discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeSets.addItem": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChangeSetItem"];
            };
        };
        responses: {
            /** @description The object. */
            201: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeSetView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeSets.removeItem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeSetView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeSets.apply": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AppliedChangeSetView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AppliedChangeSetView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `blast-radius`: The change would take more traffic away than is allowed at once. `revision-unconfirmed`: Another revision waits for its confirmation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeSets.applyAtOnce": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyEdits"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AppliedChangeSetView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["AppliedChangeSetView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `blast-radius`: The change would take more traffic away than is allowed at once. `revision-unconfirmed`: Another revision waits for its confirmation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "directorSettings.listKernelSettings": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KernelSettingsView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "directorSettings.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectorSettingsView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "directorSettings.patch": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchDirectorSettings"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["DirectorSettingsView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["DirectorSettingsView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "directorSettings.getOfNode": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectorSettingsView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "directorSettings.patchOfNode": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchDirectorSettings"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["DirectorSettingsView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["DirectorSettingsView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PolicyView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePolicy"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["PolicyView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Done within `Prefer: wait`. */
            201: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["PolicyView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["PolicyView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `name-taken`: Another object has this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.getDefault": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.chooseDefault": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseDefaultPolicy"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["PolicyView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["PolicyView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-by-kernel`: The kernel of the machine lacks this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.remove": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["PolicyView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["PolicyView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.patch": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
                confirmWithinSeconds?: number;
                /** @description True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
                confirmBlastRadius?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchPolicy"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["PolicyView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["PolicyView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `name-taken`: Another object has this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-by-kernel`: The kernel of the machine lacks this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeControl.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeControlView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "changeControl.patch": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchChangeControl"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeControlView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "events.list": {
        parameters: {
            query?: {
                /** @description Only what came after: the id of an event, or a time such as `2026-11-21T10:00:00Z`. Oldest first then. */
                since?: string;
                type?: components["schemas"]["EventType"];
                severity?: components["schemas"]["EventSeverity"];
                /** @description Events about objects of one kind. */
                subjectType?: components["schemas"]["EventSubjectType"];
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description Events about one object. */
                subjectId?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EventView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "events.stream": {
        parameters: {
            query?: {
                /** @description Only what came after: the id of an event, or a time such as `2026-11-21T10:00:00Z`. Oldest first then. */
                since?: string;
                type?: components["schemas"]["EventType"];
                severity?: components["schemas"]["EventSeverity"];
                /** @description Events about objects of one kind. */
                subjectType?: components["schemas"]["EventSubjectType"];
                /** @description Events about one object. */
                subjectId?: string;
            };
            header?: {
                /** @description The id of the last event that you have. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events; the name is the type, `data` is an event as JSON. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "commands.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Commands to one node. */
                nodeId?: string;
                /** @description Commands of one operation. */
                operationId?: string;
                state?: "pending" | "sent" | "acknowledged" | "superseded" | "cancelled";
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CommandView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "commands.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCommand"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["CommandView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Done within `Prefer: wait`. */
            201: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["CommandView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["CommandView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `node-not-member`: The node is not a working member of the cluster. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "commands.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "commands.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "alarms.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description `raised`: those whose cause is still there. */
                state?: "raised" | "all";
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlarmView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "alarms.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "alarms.acknowledge": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "nodes.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                role?: components["schemas"]["MachineRole"];
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NodeView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "nodes.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddNode"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Done within `Prefer: wait`. */
            201: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `node-already-member`: The node is a member of this cluster already. `node-of-another-cluster`: The node is a member of another cluster. `node-busy`: Another operation on this node is still running. `name-taken`: Another object has this name. `cluster-not-set-up`: The cluster is not set up yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. `join-key-malformed`: This does not look like a join key. `join-key-truncated`: The join key is truncated. `join-key-tampered`: The join key was altered. `join-key-expired`: The join key has expired. `join-key-used`: The join key was already used. `join-key-version`: The join key is of another protocol version. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "nodes.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "nodes.remove": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description True: the node is gone; do not wait for it, nor for its connections. */
                force?: boolean;
                /** @description How long connections may take to end before the node is removed all the same. */
                drainSeconds?: number;
                /** @description The name of the node: needed where a service would lose its last real server, or the cluster its last director. */
                confirm?: string;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `node-busy`: Another operation on this node is still running. `confirmation-required`: This change needs an explicit confirmation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "nodes.change": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
                /** @description The name of the node: needed where a service would lose its last real server, or the cluster its last director. */
                confirm?: string;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeNode"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `name-taken`: Another object has this name. `node-busy`: Another operation on this node is still running. `confirmation-required`: This change needs an explicit confirmation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "nodes.readmit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "nodeTests.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NodeTestView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "nodeTests.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestNode"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeTestView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Done within `Prefer: wait`. */
            201: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeTestView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["NodeTestView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. `join-key-malformed`: This does not look like a join key. `join-key-truncated`: The join key is truncated. `join-key-tampered`: The join key was altered. `join-key-expired`: The join key has expired. `join-key-version`: The join key is of another protocol version. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "nodeTests.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeTestView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "joinKeys.decode": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecodeJoinKey"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinKeyView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. `join-key-malformed`: This does not look like a join key. `join-key-truncated`: The join key is truncated. `join-key-tampered`: The join key was altered. `join-key-expired`: The join key has expired. `join-key-version`: The join key is of another protocol version. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "maintenance.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenancesView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "maintenance.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "maintenance.start": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartMaintenance"];
            };
        };
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["MaintenanceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Done within `Prefer: wait`. */
            201: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["MaintenanceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["MaintenanceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `node-busy`: Another operation on this node is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "maintenance.end": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header: {
                /** @description `wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case. */
                Prefer?: string;
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done within `Prefer: wait`, or what a dry run found. */
            200: {
                headers: {
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["MaintenanceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description Accepted; follow the operation. */
            202: {
                headers: {
                    /** @description The operation. */
                    Location?: string;
                    /** @description Whether anything differs. */
                    "X-Changed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a dry run. */
                        operation: components["schemas"]["OperationView"] | null;
                        /** @description Null when it is gone. */
                        object: components["schemas"]["MaintenanceView"] | null;
                        /** @description In a dry run: what each machine would do. */
                        plan: components["schemas"]["MachinePlanView"][] | null;
                        /** @description Whom it concerns. */
                        impact: components["schemas"]["ImpactView"] | null;
                        /** @description The revision of the configuration that it made. */
                        revision: number | null;
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `node-busy`: Another operation on this node is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "maintenance.change": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header: {
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMaintenance"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `node-busy`: Another operation on this node is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "statistics.get": {
        parameters: {
            query: {
                /**
                 * @description `cluster`, `virtual-service:<id>`, `real-server:<id>`, `node:<id>` (as a real server, in all services) or `director:<id>` (all
                 *     that it balances).
                 */
                subject: string;
                /** @description An hour before `to` when absent. */
                from?: string;
                /** @description Now when absent. */
                to?: string;
                /** @description `auto`: as fine as is kept for the whole time, in at most 720 values. Seconds are kept for an hour, minutes for a week, hours for two years. */
                step?: components["schemas"]["StatisticsStep"];
                /** @description Names with commas between them; the rates and the active connections when absent. */
                metrics?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Columns of values; null where nobody knows. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "statistics.top": {
        parameters: {
            query?: {
                of?: components["schemas"]["StatisticsTopOf"];
                by?: components["schemas"]["StatisticsTopMetric"];
                limit?: number;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The most first. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.create": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhook"];
            };
        };
        responses: {
            /** @description The new webhook with its secret. */
            201: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. `name-taken`: Another object has this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.get": {
        parameters: {
            query?: {
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.remove": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header: {
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.patch": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header: {
                /** @description The ETag that you saw, or `*`. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchWebhook"];
            };
        };
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: The object has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: This request needs an If-Match header. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.rotate": {
        parameters: {
            query?: {
                /** @description True: check everything and show what would be done; change nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSecret"];
            };
        };
        responses: {
            /** @description The webhook with its new secret. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deliveries.list": {
        parameters: {
            query?: {
                /** @description How many at most; 500 is the most. */
                limit?: number;
                state?: components["schemas"]["DeliveryState"];
                /** @description `<attribute>:asc` or `<attribute>:desc`. */
                sort?: string;
                /** @description Objects whose name contains this text. */
                q?: string;
                /** @description Objects that have all of these tags. */
                tags?: string;
                /** @description Objects that have at least one of these tags. */
                "tags-any"?: string;
                /** @description Objects that have none of these tags. */
                "not-tags"?: string;
                /** @description `page.next` or `page.prev` of the list before. */
                cursor?: string;
                /** @description Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. The header Link names its neighbours. */
            200: {
                headers: {
                    /** @description rel="next" and rel="prev" (RFC 8288). */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeliveryView"][];
                        page: components["schemas"]["PageLinks"];
                    };
                };
            };
            /** @description `invalid-input`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deliveries.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery with its only attempt. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deliveries.replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, which is due now. */
            200: {
                headers: {
                    /** @description The revision of the object. */
                    ETag?: string;
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description `invalid-input`: The request is not valid. `malformed-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This token or user may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such object. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: None of the accepted media types can be served. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The request conflicts with the present state. `idempotency-in-progress`: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: This media type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests. */
            429: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A part that this request needs is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
