package cn.quanzhi.sla;

import cn.quanzhi.sla.WorkingCalendar.Day;
import cn.quanzhi.sla.WorkingCalendar.Shifts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A calendar that counts minute by minute and day by day, so simply that it can be seen to be right. */
final class SlowCalendar {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final LocalDate LAST = LocalDate.of(2028, 12, 31);
    static final Shifts SHIFTS = new Shifts(
            List.of(shift("09:00", "12:00"), shift("13:30", "17:30")),
            Map.of(DayOfWeek.FRIDAY, List.of(shift("08:30", "12:00"))));

    private static final LocalDateTime ORIGIN = FIRST.atStartOfDay();
    private static final int DAY = 24 * 60;

    private final boolean[] working;

    SlowCalendar() {
        Map<LocalDate, Day> named = twoYears();
        working = new boolean[(int) (LAST.plusDays(1).toEpochDay() - FIRST.toEpochDay()) * DAY];
        for (int minute = 0; minute < working.length; minute++) {
            LocalDateTime time = ORIGIN.plusMinutes(minute);
            boolean weekend = time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
            Day day = named.getOrDefault(time.toLocalDate(), weekend ? Day.OFF : Day.WORK);
            working[minute] = day == Day.WORK && isInShift(time);
        }
    }

    private static boolean isInShift(LocalDateTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        return time.getDayOfWeek() == DayOfWeek.FRIDAY
                ? minute >= 510 && minute < 720
                : (minute >= 540 && minute < 720) || (minute >= 810 && minute < 1050);
    }

    /** The same as the module knows it. */
    static WorkingCalendar quick() {
        return new WorkingCalendar(Engine.CITY, SHIFTS, twoYears());
    }

    /** 2026 as announced, and a 2027 with holidays in other places. */
    static Map<LocalDate, Day> twoYears() {
        Map<LocalDate, Day> days = new HashMap<>();
        for (String holiday : List.of(
                "2026-01-01/3",
                "2026-02-15/9",
                "2026-04-04/3",
                "2026-05-01/5",
                "2026-06-19/3",
                "2026-09-25/3",
                "2026-10-01/7",
                "2027-01-01/3",
                "2027-02-05/9",
                "2027-04-03/3",
                "2027-05-01/5",
                "2027-06-09/3",
                "2027-09-15/3",
                "2027-10-01/7")) {
            String[] parts = holiday.split("/");
            LocalDate first = LocalDate.parse(parts[0]);
            first.datesUntil(first.plusDays(Long.parseLong(parts[1]))).forEach(date -> days.put(date, Day.OFF));
        }
        for (String worked : List.of(
                "2026-01-04",
                "2026-02-14",
                "2026-02-28",
                "2026-05-09",
                "2026-09-20",
                "2026-10-10",
                "2027-02-20",
                "2027-05-08",
                "2027-09-19",
                "2027-10-09")) {
            days.put(LocalDate.parse(worked), Day.WORK);
        }
        return days;
    }

    static int minuteOf(Instant moment) {
        return (int)
                Duration.between(ORIGIN.atZone(Engine.CITY).toInstant(), moment).toMinutes();
    }

    static Instant momentOf(int minute) {
        return ORIGIN.plusMinutes(minute).atZone(Engine.CITY).toInstant();
    }

    boolean isWorking(int minute) {
        return working[minute];
    }

    int dueAt(int start, Term term) {
        return switch (term) {
            case Term.WorkingDays days -> {
                int day = start / DAY;
                for (int counted = 0; counted < days.amount(); ) {
                    day++;
                    counted += close(day) > 0 ? 1 : 0;
                }
                yield close(day);
            }
            case Term.CalendarDays days -> {
                int day = start / DAY + days.amount();
                while (close(day) == 0) {
                    day++;
                }
                yield close(day);
            }
            case Term.WorkingTime time -> add(start, time.amount());
            case Term.ElapsedTime time -> start + time.amount();
        };
    }

    int add(int start, int minutes) {
        int minute = start;
        for (int left = minutes; left > 0; minute++) {
            left -= working[minute] ? 1 : 0;
        }
        return minute;
    }

    int between(int from, int until) {
        int sum = 0;
        for (int minute = from; minute < until; minute++) {
            sum += working[minute] ? 1 : 0;
        }
        return sum;
    }

    /** The minute after the last working one of a day; 0 where none is. */
    private int close(int day) {
        for (int minute = (day + 1) * DAY - 1; minute >= day * DAY; minute--) {
            if (working[minute]) {
                return minute + 1;
            }
        }
        return 0;
    }

    private static Shift shift(String from, String until) {
        return new Shift(LocalTime.parse(from), LocalTime.parse(until));
    }
}
