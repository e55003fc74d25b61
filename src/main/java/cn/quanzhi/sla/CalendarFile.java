package cn.quanzhi.sla;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.sla.WorkingCalendar.Day;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code date,kind,name} lines, as a table program writes them, and says of each line what is wrong with it. */
final class CalendarFile {

    static final int MAX_NAME = 40;
    private static final int MAX_LINES = 4_000;
    private static final int MAX_PROBLEMS = 50;
    private static final Map<String, Day> KINDS =
            Map.of("OFF", Day.OFF, "休", Day.OFF, "放假", Day.OFF, "WORK", Day.WORK, "班", Day.WORK, "上班", Day.WORK);

    private final Map<LocalDate, Integer> lines = new LinkedHashMap<>();
    private final List<NamedDay> days = new ArrayList<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    private CalendarFile() {}

    /** The file's days, in its order; a problem names the line, the first one being 1. */
    static List<NamedDay> read(String csv) {
        List<String> lines = csv.replace("\ufeff", "").lines().toList();
        if (lines.size() > MAX_LINES) {
            throw new ProblemException("csv", "最多 " + MAX_LINES + " 行");
        }
        CalendarFile file = new CalendarFile();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !(i == 0 && line.startsWith("date"))) {
                file.line(i + 1, line);
            }
        }
        if (!file.problems.isEmpty()) {
            throw new ProblemException(file.problems.subList(0, Math.min(MAX_PROBLEMS, file.problems.size())));
        }
        if (file.days.isEmpty()) {
            throw new ProblemException("csv", "文件里没有日期");
        }
        return List.copyOf(file.days);
    }

    private void line(int number, String line) {
        String[] cells = line.split("[,，\t]", 3);
        if (cells.length < 3) {
            problem(number, "每行三栏：日期,OFF 或 WORK,名称");
            return;
        }
        LocalDate date;
        try {
            date = LocalDate.parse(bare(cells[0]));
        } catch (DateTimeParseException e) {
            problem(number, "日期应写作 2027-01-01");
            return;
        }
        Day kind = KINDS.get(bare(cells[1]).toUpperCase(Locale.ROOT));
        String name = bare(cells[2]);
        Integer before = lines.putIfAbsent(date, number);
        if (kind == null) {
            problem(number, "第二栏应为 OFF（休）或 WORK（班）");
        } else if (name.isEmpty() || name.length() > MAX_NAME) {
            problem(number, "名称须为 1 到 " + MAX_NAME + " 字");
        } else if (before != null) {
            problem(number, date + " 在第 " + before + " 行已经出现");
        } else {
            days.add(new NamedDay(date, kind, name));
        }
    }

    private void problem(int line, String message) {
        problems.add(new FieldProblem("line " + line, "第 " + line + " 行：" + message));
    }

    private static String bare(String cell) {
        String stripped = Words.clean("csv", cell);
        return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1).strip()
                : stripped;
    }
}
