package cn.quanzhi.sla;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import cn.quanzhi.sla.WorkingCalendar.Shifts;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shift as it is entered.
 *
 * @param weekday null for every working day that has none of its own
 * @param until 24:00 is the end of the day
 */
record ShiftForm(
        @Nullable DayOfWeek weekday,
        @Nullable String from,
        @Nullable String until) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String END_OF_DAY = "24:00";
    private static final int MOST = 50;

    static List<ShiftForm> of(Shifts shifts) {
        List<ShiftForm> forms = new ArrayList<>();
        shifts.usual().forEach(shift -> forms.add(of(null, shift)));
        for (DayOfWeek weekday : DayOfWeek.values()) {
            shifts.byWeekday().getOrDefault(weekday, List.of()).forEach(shift -> forms.add(of(weekday, shift)));
        }
        return forms;
    }

    /** The shifts by weekday, 0 for the usual ones; empty for those of all sites. */
    static Map<Integer, List<Shift>> read(String site, List<@Nullable ShiftForm> forms) {
        if (forms.isEmpty() && !site.equals(Calendars.SHARED)) {
            return Map.of();
        }
        if (forms.size() > MOST) {
            throw new ProblemException("shifts", "最多 " + MOST + " 个时段");
        }
        List<FieldProblem> problems = new ArrayList<>();
        Map<Integer, List<Shift>> found = new TreeMap<>();
        for (int i = 0; i < forms.size(); i++) {
            ShiftForm form = forms.get(i);
            try {
                if (form == null) {
                    throw new IllegalArgumentException("no shift");
                }
                int weekday = form.weekday() == null ? 0 : form.weekday().getValue();
                found.computeIfAbsent(weekday, day -> new ArrayList<>()).add(form.shift());
            } catch (DateTimeParseException | IllegalArgumentException e) {
                problems.add(new FieldProblem("shifts[" + i + "]", "时段应写作 09:00 到 12:00，结束晚于开始"));
            }
        }
        if (problems.isEmpty() && !found.containsKey(0)) {
            problems.add(new FieldProblem("shifts", "须有一般工作日的时段（weekday 为空）"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        found.values().forEach(ShiftForm::requireOrder);
        return found;
    }

    private static void requireOrder(List<Shift> ofDay) {
        try {
            new Shifts(ofDay, Map.of());
        } catch (IllegalArgumentException e) {
            throw new ProblemException("shifts", "同一天的时段不能重叠");
        }
    }

    private Shift shift() {
        return new Shift(time(from), END_OF_DAY.equals(until) ? LocalTime.MIDNIGHT : time(until));
    }

    private static LocalTime time(@Nullable String text) {
        return LocalTime.parse(text == null ? "" : text, TIME);
    }

    private static ShiftForm of(@Nullable DayOfWeek weekday, Shift shift) {
        String until = shift.until().equals(LocalTime.MIDNIGHT) ? END_OF_DAY : TIME.format(shift.until());
        return new ShiftForm(weekday, TIME.format(shift.from()), until);
    }
}
