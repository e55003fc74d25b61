package cn.quanzhi.sla;

import cn.quanzhi.sla.SlaClock.Colour;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clock's row, and what each step makes of it. */
record ClockRow(Key key, Target target, Run run, Deadline deadline, Marked marked) {

    record Key(UUID id, String site, Subject subject, ClockKind kind) {}

    /**
     * @param stood how long it has stood before the present pause, in the time that its term counts
     * @param revision of the calendar by which its deadline was computed
     */
    record Run(Instant startedAt, Duration stood, @Nullable Instant pausedAt, int extensions, long revision) {}

    /** @param took how long it ran until it was stopped, in the time that its term counted then */
    record Marked(
            @Nullable Instant warnedAt,
            @Nullable Instant breachedAt,
            @Nullable Instant stoppedAt,
            @Nullable Duration took) {
        static final Marked NOT_YET = new Marked(null, null, null, null);
    }

    enum Step {
        STARTED,
        PAUSED,
        RESUMED,
        EXTENDED,
        RETARGETED,
        RECALCULATED,
        WARNED,
        BREACHED,
        STOPPED
    }

    static ClockRow started(Key key, Target target, Instant now, Calendars.Read read) {
        Deadline deadline = Deadline.of(read.calendar(), target, now, Duration.ZERO);
        Run run = new Run(now, Duration.ZERO, null, 0, read.revision());
        return new ClockRow(key, target, run, deadline, Marked.NOT_YET);
    }

    boolean isPaused() {
        return run.pausedAt() != null;
    }

    boolean isBreached() {
        return marked.breachedAt() != null;
    }

    ClockRow paused(Instant now) {
        Run standing = new Run(run.startedAt(), run.stood(), now, run.extensions(), run.revision());
        return new ClockRow(key, target, standing, deadline, marked);
    }

    /** A breached clock's date is past: nothing that happens later moves it. */
    ClockRow resumed(Instant now, Calendars.Read read) {
        Instant since = run.pausedAt();
        if (since == null) {
            return this;
        }
        Duration stood = run.stood().plus(Deadline.between(read.calendar(), target.term(), since, now));
        Run running = new Run(run.startedAt(), stood, null, run.extensions(), run.revision());
        ClockRow resumed = new ClockRow(key, target, running, deadline, marked);
        return isBreached() ? resumed : resumed.recalculated(read);
    }

    /** The same clock with another term, which it has had from its start; it warns anew. */
    ClockRow retargeted(Target another, Calendars.Read read) {
        Marked unwarned = new Marked(null, marked.breachedAt(), marked.stoppedAt(), marked.took());
        return new ClockRow(key, another, run, deadline, unwarned).recalculated(read);
    }

    ClockRow extended(Term more, Calendars.Read read) {
        Target longer = new Target(target.term().plus(more), target.warning());
        Run once = new Run(run.startedAt(), run.stood(), run.pausedAt(), run.extensions() + 1, run.revision());
        return new ClockRow(key, target, once, deadline, marked).retargeted(longer, read);
    }

    ClockRow recalculated(Calendars.Read read) {
        Deadline computed = Deadline.of(read.calendar(), target, run.startedAt(), run.stood());
        Run known = new Run(run.startedAt(), run.stood(), run.pausedAt(), run.extensions(), read.revision());
        return new ClockRow(key, target, known, computed, marked);
    }

    /** A calendar that is corrected later changes no measured time. */
    ClockRow stopped(Instant now, Calendars.Read read) {
        Instant paused = run.pausedAt();
        Duration ran = Deadline.between(read.calendar(), target.term(), run.startedAt(), paused == null ? now : paused);
        Duration took = ran.compareTo(run.stood()) > 0 ? ran.minus(run.stood()) : Duration.ZERO;
        return marked(new Marked(marked.warnedAt(), marked.breachedAt(), now, took));
    }

    ClockRow warned(Instant now) {
        return marked(new Marked(now, marked.breachedAt(), marked.stoppedAt(), marked.took()));
    }

    ClockRow breached(Instant now) {
        return marked(new Marked(marked.warnedAt(), now, marked.stoppedAt(), marked.took()));
    }

    private ClockRow marked(Marked now) {
        return new ClockRow(key, target, run, deadline, now);
    }

    /** When something is to be marked next. */
    @Nullable
    Instant nextAt() {
        if (isBreached() || isPaused() || marked.stoppedAt() != null) {
            return null;
        }
        return marked.warnedAt() == null ? deadline.warnAt() : deadline.dueAt();
    }

    SlaClock view(Instant now) {
        return new SlaClock(
                key.id(),
                key.site(),
                key.subject(),
                key.kind(),
                target,
                run.startedAt(),
                deadline.dueAt(),
                deadline.warnAt(),
                run.pausedAt(),
                marked.warnedAt(),
                marked.breachedAt(),
                marked.stoppedAt(),
                run.extensions(),
                colour(now));
    }

    private Colour colour(Instant now) {
        Instant stopped = marked.stoppedAt();
        Instant paused = run.pausedAt(); // kept by a clock that was stopped while it stood
        Instant until = paused != null ? paused : stopped != null ? stopped : now;
        if (isBreached() || deadline.dueAt().isBefore(until)) {
            return Colour.RED;
        }
        return marked.warnedAt() != null || deadline.warnAt().isBefore(until) ? Colour.YELLOW : Colour.GREEN;
    }
}
