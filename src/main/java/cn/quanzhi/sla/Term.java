package cn.quanzhi.sla;

import java.time.Duration;

/**
 * How long something may take. 工作日 and 日 are types of their own: the law counts both, and five of the one are not
 * five of the other. The first day is never counted; a last day without work moves on to the next working day.
 */
public sealed interface Term {

    int MAX_DAYS = 1_000;
    int MAX_MINUTES = 1_000_000;

    Unit unit();

    /** Days or minutes, as the unit says. */
    int amount();

    /** Whether only working time runs. */
    default boolean countsWorkingTime() {
        return unit() == Unit.WORKING_DAYS || unit() == Unit.WORKING_MINUTES;
    }

    /** Whether it ends with a day rather than at a moment. */
    default boolean countsDays() {
        return unit() == Unit.WORKING_DAYS || unit() == Unit.CALENDAR_DAYS;
    }

    /** This term and the other one together; both must be of one unit. */
    default Term plus(Term more) {
        if (more.unit() != unit()) {
            throw new IllegalArgumentException("a term in " + unit() + " can't be lengthened by " + more.unit());
        }
        return of(unit(), Math.addExact(amount(), more.amount()));
    }

    static Term of(Unit unit, int amount) {
        return switch (unit) {
            case WORKING_DAYS -> new WorkingDays(amount);
            case CALENDAR_DAYS -> new CalendarDays(amount);
            case WORKING_MINUTES -> new WorkingTime(Duration.ofMinutes(amount));
            case ELAPSED_MINUTES -> new ElapsedTime(Duration.ofMinutes(amount));
        };
    }

    static WorkingDays workingDays(int days) {
        return new WorkingDays(days);
    }

    enum Unit {
        WORKING_DAYS,
        CALENDAR_DAYS,
        WORKING_MINUTES,
        ELAPSED_MINUTES
    }

    /** 工作日: ends with the last shift of the last day. */
    record WorkingDays(int amount) implements Term {
        public WorkingDays {
            check(amount, MAX_DAYS);
        }

        @Override
        public Unit unit() {
            return Unit.WORKING_DAYS;
        }
    }

    /** 日: every day counts, but the last one must be a working day. */
    record CalendarDays(int amount) implements Term {
        public CalendarDays {
            check(amount, MAX_DAYS);
        }

        @Override
        public Unit unit() {
            return Unit.CALENDAR_DAYS;
        }
    }

    /** Time within the shifts, in whole minutes. */
    record WorkingTime(Duration time) implements Term {
        public WorkingTime {
            check(minutesOf(time), MAX_MINUTES);
        }

        @Override
        public Unit unit() {
            return Unit.WORKING_MINUTES;
        }

        @Override
        public int amount() {
            return minutesOf(time);
        }
    }

    /** Time by the clock on the wall, in whole minutes. */
    record ElapsedTime(Duration time) implements Term {
        public ElapsedTime {
            check(minutesOf(time), MAX_MINUTES);
        }

        @Override
        public Unit unit() {
            return Unit.ELAPSED_MINUTES;
        }

        @Override
        public int amount() {
            return minutesOf(time);
        }
    }

    private static int minutesOf(Duration time) {
        if (!time.equals(Duration.ofMinutes(time.toMinutes()))) {
            throw new IllegalArgumentException("not in whole minutes: " + time);
        }
        return Math.toIntExact(time.toMinutes());
    }

    private static void check(int amount, int most) {
        if (amount < 1 || amount > most) {
            throw new IllegalArgumentException("a term is 1 to " + most + ", not " + amount);
        }
    }
}
