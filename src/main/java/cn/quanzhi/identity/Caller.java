package cn.quanzhi.identity;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who makes a request. Handlers take it as an argument and pass it to the gate of whatever they touch. */
public sealed interface Caller {

    String site();

    /** Names the caller among all others, for keys and limits. */
    String key();

    /** An enterprise's browser in the widget. */
    record Visitor(UUID visitorId, String site, @Nullable UUID enterpriseId) implements Caller {
        @Override
        public String key() {
            return "v:" + visitorId;
        }
    }

    /** A member of staff who has signed in. */
    record Staff(UUID accountId, String site, String username, String displayName, Set<Role> roles, UUID sessionId)
            implements Caller {

        public Staff {
            roles = Set.copyOf(roles);
        }

        @Override
        public String key() {
            return "a:" + accountId;
        }

        /** Lets pass who has one of the roles. */
        public void require(Role... allowed) {
            if (Arrays.stream(allowed).noneMatch(roles::contains)) {
                throw new ProblemException(Problem.FORBIDDEN);
            }
        }
    }
}
