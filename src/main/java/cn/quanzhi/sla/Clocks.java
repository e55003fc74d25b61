package cn.quanzhi.sla;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.DatabaseClock;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.sla.ClockRow.Step;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The clocks of subjects. A subject has at most one open clock of each kind. Every command joins the caller's transaction
 * or opens one, and does nothing where there is no such open clock; all time is the database's. What has become due before
 * a command is marked first, so that neither a pause nor a stop can hide a breach.
 */
@Component
public class Clocks {

    private final ClockRows rows;
    private final Marks marks;
    private final Calendars calendars;
    private final Transactions transactions;
    private final DatabaseClock clock;

    Clocks(ClockRows rows, Marks marks, Calendars calendars, Transactions transactions, DatabaseClock clock) {
        this.rows = rows;
        this.marks = marks;
        this.calendars = calendars;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Starts a clock; one of this kind that is open already is given as it is. */
    public SlaClock start(String site, Subject subject, ClockKind kind, Target target) {
        return transactions.in(Scope.site(site), () -> {
            Optional<ClockRow> found = rows.lockOpen(site, subject, kind);
            while (found.isEmpty()) {
                found = begin(site, subject, kind, target)
                        .or(() -> rows.lockOpen(site, subject, kind)); // another transaction was faster
            }
            return found.get().view(clock.instant());
        });
    }

    /** Stops the open clock, if there is one, and starts another: the matter begins anew, as after 退回再办. */
    public SlaClock restart(String site, Subject subject, ClockKind kind, Target target) {
        return transactions.in(Scope.site(site), () -> {
            stop(site, subject, kind);
            return start(site, subject, kind, target);
        });
    }

    /** Lets the clock stand; one that stands already keeps standing since then. */
    public Optional<SlaClock> pause(String site, Subject subject, ClockKind kind) {
        Change pause = (row, now) -> row.isPaused() ? row : row.paused(now);
        return change(site, subject, kind, Step.PAUSED, pause);
    }

    /** Lets the clock run again; the time that it stood is added to what is left. */
    public Optional<SlaClock> resume(String site, Subject subject, ClockKind kind) {
        Change resume = (row, now) -> row.resumed(now, calendars.read(site));
        return change(site, subject, kind, Step.RESUMED, resume);
    }

    /** Ends the clock for good. */
    public Optional<SlaClock> stop(String site, Subject subject, ClockKind kind) {
        Change stop = (row, now) -> row.stopped(now, calendars.read(site));
        return change(site, subject, kind, Step.STOPPED, stop);
    }

    /** Ends all clocks of the subject. */
    public void stopAll(String site, Subject subject) {
        transactions.run(Scope.site(site), () -> {
            for (ClockKind kind : ClockKind.values()) {
                stop(site, subject, kind);
            }
        });
    }

    /**
     * Lengthens the term and warns anew; {@code more} is of the term's own unit.
     *
     * @throws ProblemException CONFLICT where the clock has been breached: an extension is granted in time or not at all
     */
    public Optional<SlaClock> extend(String site, Subject subject, ClockKind kind, Term more) {
        return change(site, subject, kind, Step.EXTENDED, (row, now) -> {
            if (row.isBreached()) {
                throw new ProblemException(Problem.CONFLICT, "已经超期，不能再延期");
            }
            if (more.unit() != row.target().term().unit()) {
                throw new ProblemException("term", "延期的单位须与原时限相同");
            }
            try {
                return row.extended(more, calendars.read(site));
            } catch (IllegalArgumentException e) {
                throw new ProblemException("term", "延期后的时限过长");
            }
        });
    }

    /** Gives the clock another target from its same beginning, as when a priority changes; a breached one keeps its own. */
    public Optional<SlaClock> retarget(String site, Subject subject, ClockKind kind, Target target) {
        Change retarget = (row, now) ->
                row.isBreached() || row.target().equals(target) ? row : row.retargeted(target, calendars.read(site));
        return change(site, subject, kind, Step.RETARGETED, retarget);
    }

    /** All clocks of the subjects, the stopped ones too, in the order of their start; a subject without any is absent. */
    public Map<UUID, List<SlaClock>> of(String site, String subjectKind, Collection<UUID> subjects) {
        return transactions.in(Scope.site(site), () -> {
            Instant now = clock.instant();
            return rows.of(site, subjectKind, subjects).stream()
                    .map(row -> row.view(now))
                    .collect(Collectors.groupingBy(found -> found.subject().id()));
        });
    }

    /** The subjects that have an open clock overdue. */
    public List<UUID> overdue(String site, String subjectKind) {
        return transactions.in(Scope.site(site), () -> rows.overdue(site, subjectKind, clock.instant()));
    }

    private Optional<ClockRow> begin(String site, Subject subject, ClockKind kind, Target target) {
        ClockRow.Key key = new ClockRow.Key(Ids.next(), site, subject, kind);
        ClockRow row = ClockRow.started(key, target, clock.instant(), calendars.read(site));
        return rows.insert(row) ? Optional.of(row) : Optional.empty();
    }

    private Optional<SlaClock> change(String site, Subject subject, ClockKind kind, Step step, Change change) {
        return transactions.in(
                Scope.site(site),
                () -> rows.lockOpen(site, subject, kind).map(found -> {
                    Instant now = clock.instant();
                    ClockRow marked = marks.mark(found, now);
                    ClockRow changed = change.of(marked, now);
                    if (!changed.equals(marked)) {
                        rows.update(changed, step, now);
                    }
                    return changed.view(now);
                }));
    }

    /** What a command makes of a clock; the same row where it changes nothing. */
    private interface Change {
        ClockRow of(ClockRow row, Instant now);
    }
}
