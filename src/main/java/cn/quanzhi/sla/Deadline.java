package cn.quanzhi.sla;

import java.time.Duration;
import java.time.Instant;

/** When a clock is due and when it warns: always computed from its beginning, so that a corrected calendar corrects it. */
record Deadline(Instant dueAt, Instant warnAt) {

    /**
     * @param stood how long the clock has stood so far, in the time that its term counts
     */
    static Deadline of(WorkingCalendar calendar, Target target, Instant start, Duration stood) {
        Term term = target.term();
        Instant unmoved = calendar.dueAt(start, term);
        Instant due = unmoved;
        if (stood.isPositive()) {
            Instant moved = passed(calendar, term, unmoved, stood);
            due = term.countsDays() ? calendar.closeAtOrAfter(moved) : moved;
        }
        Instant warn = switch (target.warning()) {
            case Warning.Share share -> {
                Duration whole = between(calendar, term, start, unmoved);
                Duration part = whole.multipliedBy(share.percent()).dividedBy(100);
                yield passed(calendar, term, start, part.plus(stood));
            }
            case Warning.Left left -> before(calendar, due, left.term());
        };
        if (warn.isAfter(due)) {
            warn = due;
        }
        return new Deadline(due, warn.isBefore(start) ? start : warn);
    }

    /** The time between two moments as the term counts it. */
    static Duration between(WorkingCalendar calendar, Term term, Instant from, Instant until) {
        if (!until.isAfter(from)) {
            return Duration.ZERO; // a clock that steps back takes nothing away
        }
        return term.countsWorkingTime() ? calendar.workingTimeBetween(from, until) : Duration.between(from, until);
    }

    private static Instant passed(WorkingCalendar calendar, Term term, Instant from, Duration time) {
        return term.countsWorkingTime() ? calendar.add(from, time) : from.plus(time);
    }

    private static Instant before(WorkingCalendar calendar, Instant due, Term left) {
        return switch (left) {
            case Term.WorkingDays days -> calendar.openingOfLast(due, days.amount());
            case Term.CalendarDays days ->
                calendar.startOfDay(calendar.dateOf(due).minusDays(days.amount() - 1L));
            case Term.WorkingTime time -> calendar.subtract(due, time.time());
            case Term.ElapsedTime time -> due.minus(time.time());
        };
    }
}
