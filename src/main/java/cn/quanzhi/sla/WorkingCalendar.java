package cn.quanzhi.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When a site works: weekdays by their shifts, except on the days that are named otherwise. Holidays and the weekend days
 * worked in exchange (调休) are announced each year, so they are data; beyond the announced years only weekends are known.
 * Immutable, and of no clock: it is asked about moments that the caller knows.
 */
public final class WorkingCalendar {

    /** The law grants 13 holidays a year: a year with fewer days off has not been entered yet. */
    private static final int LEAST_DAYS_OFF = 11;

    private static final int LONGEST_REST = 366;

    private final ZoneId zone;
    private final Shifts shifts;
    private final NavigableMap<LocalDate, Day> days;

    public WorkingCalendar(ZoneId zone, Shifts shifts, Map<LocalDate, Day> days) {
        this.zone = zone;
        this.shifts = shifts;
        this.days = new TreeMap<>(days);
    }

    /** What a day is that the weekday doesn't tell. */
    public enum Day {
        OFF,
        WORK
    }

    /**
     * The working hours.
     *
     * @param usual of every working day that {@code byWeekday} doesn't name
     */
    public record Shifts(List<Shift> usual, Map<DayOfWeek, List<Shift>> byWeekday) {
        public Shifts {
            usual = ordered(usual);
            byWeekday = byWeekday.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> ordered(entry.getValue())));
        }

        List<Shift> on(DayOfWeek weekday) {
            return byWeekday.getOrDefault(weekday, usual);
        }

        private static List<Shift> ordered(List<Shift> given) {
            List<Shift> ordered =
                    given.stream().sorted(Comparator.comparing(Shift::from)).toList();
            if (ordered.isEmpty()) {
                throw new IllegalArgumentException("a working day has a shift");
            }
            for (int i = 1; i < ordered.size(); i++) {
                LocalTime before = ordered.get(i - 1).until();
                if (before.equals(LocalTime.MIDNIGHT) || ordered.get(i).from().isBefore(before)) {
                    throw new IllegalArgumentException("shifts overlap: " + ordered);
                }
            }
            return ordered;
        }
    }

    public Shifts shifts() {
        return shifts;
    }

    public boolean isWorkingDay(LocalDate date) {
        Day named = days.get(date);
        return named == null ? date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 : named == Day.WORK;
    }

    /** The shifts of a day; none on a day off. */
    public List<Shift> shiftsOn(LocalDate date) {
        return isWorkingDay(date) ? shifts.on(date.getDayOfWeek()) : List.of();
    }

    /** A stretch of working time, as moments. */
    public record Span(Instant from, Instant until) {}

    /** The working time of these days, both included, in its order. */
    public List<Span> spans(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .flatMap(date ->
                        shiftsOn(date).stream().map(shift -> new Span(startOf(date, shift), endOf(date, shift))))
                .toList();
    }

    /** The day on which a moment falls. */
    public LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** When something that begins at the moment has taken the whole term. */
    public Instant dueAt(Instant start, Term term) {
        return switch (term) {
            case Term.WorkingDays counted -> closeOf(workingDayAfter(dateOf(start), counted.amount()));
            case Term.CalendarDays counted ->
                closeOf(workingDayFrom(dateOf(start).plusDays(counted.amount())));
            case Term.WorkingTime counted -> add(start, counted.time());
            case Term.ElapsedTime counted -> start.plus(counted.time());
        };
    }

    /** The moment by which this much working time has passed. */
    public Instant add(Instant from, Duration workingTime) {
        Duration left = workingTime;
        LocalDate date = dateOf(from);
        for (int rest = 0; left.isPositive(); date = date.plusDays(1)) {
            rest = checked(date, rest);
            for (Shift shift : shiftsOn(date)) {
                Instant begin = later(startOf(date, shift), from);
                Duration length = Duration.between(begin, endOf(date, shift));
                if (length.compareTo(left) >= 0) {
                    return begin.plus(left);
                }
                left = length.isPositive() ? left.minus(length) : left;
            }
        }
        return from;
    }

    /** The moment from which on this much working time is left until the given one. */
    public Instant subtract(Instant until, Duration workingTime) {
        Duration left = workingTime;
        LocalDate date = dateOf(until);
        for (int rest = 0; left.isPositive(); date = date.minusDays(1)) {
            rest = checked(date, rest);
            for (Shift shift : shiftsOn(date).reversed()) {
                Instant end = earlier(endOf(date, shift), until);
                Duration length = Duration.between(startOf(date, shift), end);
                if (length.compareTo(left) >= 0) {
                    return end.minus(left);
                }
                left = length.isPositive() ? left.minus(length) : left;
            }
        }
        return until;
    }

    /** How much working time lies between; none where the second is not after the first. */
    public Duration workingTimeBetween(Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        LocalDate last = dateOf(until);
        for (LocalDate date = dateOf(from); !date.isAfter(last); date = date.plusDays(1)) {
            for (Shift shift : shiftsOn(date)) {
                Duration part = Duration.between(later(startOf(date, shift), from), earlier(endOf(date, shift), until));
                sum = part.isPositive() ? sum.plus(part) : sum;
            }
        }
        return sum;
    }

    /** The first end of a working day that is not before the moment. */
    Instant closeAtOrAfter(Instant moment) {
        Instant close = closeOf(workingDayFrom(dateOf(moment)));
        return close.isBefore(moment) ? closeOf(workingDayAfter(dateOf(moment), 1)) : close;
    }

    /** When the day begins on which no more than this many working days are left, the last one included. */
    Instant openingOfLast(Instant until, int workingDays) {
        LocalDate date = dateOf(until);
        int rest = 0;
        for (int left = workingDays; ; date = date.minusDays(1)) {
            rest = checked(date, rest);
            left -= isWorkingDay(date) ? 1 : 0;
            if (left == 0) {
                return startOf(date, shiftsOn(date).getFirst());
            }
        }
    }

    Instant startOfDay(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** Whether the year's holidays are entered. */
    public boolean isKnown(int year) {
        return days.subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true).values().stream()
                        .filter(Day.OFF::equals)
                        .count()
                >= LEAST_DAYS_OFF;
    }

    /** The last day up to which the calendar can be relied on, if that can be said of the given day's year. */
    public Optional<LocalDate> knownUntil(LocalDate today) {
        int year = today.getYear();
        if (!isKnown(year)) {
            return Optional.empty();
        }
        while (isKnown(year + 1)) {
            year++;
        }
        return Optional.of(LocalDate.of(year, 12, 31));
    }

    private LocalDate workingDayAfter(LocalDate date, int count) {
        LocalDate found = date;
        for (int i = 0; i < count; i++) {
            found = workingDayFrom(found.plusDays(1));
        }
        return found;
    }

    private LocalDate workingDayFrom(LocalDate date) {
        LocalDate found = date;
        for (int rest = 0; !isWorkingDay(found); found = found.plusDays(1)) {
            rest = checked(found, rest);
        }
        return found;
    }

    /** Counts days without work, so that a calendar without any can't hold a thread for ever. */
    private int checked(LocalDate date, int rest) {
        if (isWorkingDay(date)) {
            return 0;
        }
        if (rest > LONGEST_REST) {
            throw new IllegalStateException("the calendar has no working day in the year around " + date);
        }
        return rest + 1;
    }

    private Instant closeOf(LocalDate date) {
        return endOf(date, shiftsOn(date).getLast());
    }

    private Instant startOf(LocalDate date, Shift shift) {
        return date.atTime(shift.from()).atZone(zone).toInstant();
    }

    private Instant endOf(LocalDate date, Shift shift) {
        return shift.until().equals(LocalTime.MIDNIGHT)
                ? startOfDay(date.plusDays(1))
                : date.atTime(shift.until()).atZone(zone).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
