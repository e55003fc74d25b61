package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who took a step. */
record Actor(Kind kind, @Nullable UUID id, @Nullable String name) {

    static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null);
    static final Actor ENTERPRISE = new Actor(Kind.ENTERPRISE, null, null);

    enum Kind {
        STAFF,
        ENTERPRISE,
        SYSTEM
    }

    static Actor of(Caller.Staff staff) {
        return new Actor(Kind.STAFF, staff.accountId(), staff.displayName());
    }
}
