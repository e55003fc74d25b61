package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who may see and change which version: a curator those of the own site, and may see the shared ones, which only staff of
 * {@code shared} change.
 */
@Component
class KnowledgeGate {

    private static final String SHARED = "shared";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final StoredVersions versions;
    private final VersionEvents events;

    KnowledgeGate(StoredVersions versions, VersionEvents events) {
        this.versions = versions;
        this.events = events;
    }

    static void enter(Caller.Staff staff) {
        staff.require(Role.CURATOR, Role.ADMIN);
    }

    static Scope scope(Caller.Staff staff) {
        return staff.site().equals(SHARED) ? Scope.SYSTEM : Scope.site(staff.site());
    }

    static Curator curator(Caller.Staff staff) {
        return new Curator(staff.accountId(), staff.displayName());
    }

    static boolean sees(Caller.Staff staff, String site) {
        return staff.site().equals(SHARED) || site.equals(SHARED) || site.equals(staff.site());
    }

    static boolean changes(Caller.Staff staff, String site) {
        return staff.site().equals(SHARED) || site.equals(staff.site());
    }

    StoredVersion seen(Caller.Staff staff, UUID document, UUID version) {
        enter(staff);
        return versions.find(version)
                .filter(found -> found.documentId().equals(document) && sees(staff, found.site()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** The version, locked to the end of the transaction. */
    StoredVersion toChange(Caller.Staff staff, UUID document, UUID version) {
        enter(staff);
        StoredVersion found = versions.lock(version)
                .filter(one -> one.documentId().equals(document) && sees(staff, one.site()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (!changes(staff, found.site())) {
            throw new ProblemException(Problem.FORBIDDEN, "共享知识由平台管理员维护");
        }
        return found;
    }

    /**
     * The same, where it is still as the caller has seen it.
     *
     * @param seen from {@code If-Match}; empty where the caller doesn't mind
     */
    StoredVersion toChange(Caller.Staff staff, UUID document, UUID version, Seen seen) {
        StoredVersion found = toChange(staff, document, version);
        // Read anew: the lock may have waited for the step that the first reading didn't see.
        VersionEvents.LastStep last =
                events.last(version).orElse(new VersionEvents.LastStep(0, null, found.createdAt()));
        if (!seen.isStill(last.seq())) {
            throw new ProblemException(Problem.CHANGED_MEANWHILE, words(last));
        }
        return found;
    }

    private static String words(VersionEvents.LastStep last) {
        String at = WHEN.format(last.at().atZone(StoredVersions.CITY));
        String who = last.actor() == null ? "系统" : last.actor();
        return who + " " + at + " 改过这一版；您写的还没有保存，请看过对方的改动再保存";
    }
}
