package cn.quanzhi.curation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.platform.database.Scope;
import org.jspecify.annotations.Nullable;

/** Who may curate, in which scope, and how what they type is read. */
final class CurationGate {

    static final String SHARED = "shared";

    private CurationGate() {}

    static void enter(Caller.Staff staff) {
        staff.require(Role.CURATOR, Role.ADMIN);
    }

    /** Staff of {@code shared} serve every site, and so do their transactions. */
    static Scope scope(Caller.Staff staff) {
        return staff.site().equals(SHARED) ? Scope.SYSTEM : Scope.site(staff.site());
    }

    static boolean owns(Caller.Staff staff, String site) {
        return staff.site().equals(SHARED) || staff.site().equals(site);
    }

    /** The text as it is kept; a problem where it is missing or too long. */
    static String required(String field, @Nullable String text, int longest) {
        String clean = text == null ? "" : Words.clean(field, text);
        if (clean.isEmpty() || clean.length() > longest) {
            throw new ProblemException(field, "请填写，最多 " + longest + " 字");
        }
        return clean;
    }

    static @Nullable String optional(String field, @Nullable String text, int longest) {
        String clean = text == null ? "" : Words.clean(field, text);
        if (clean.length() > longest) {
            throw new ProblemException(field, "最多 " + longest + " 字");
        }
        return clean.isEmpty() ? null : clean;
    }
}
