package cn.quanzhi.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.sla.WorkingCalendar.Day;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    @Test
    void readsWhatATableProgramWrites() {
        assertThat(CalendarFile.read("\ufeffdate,kind,name\r\n2027-01-01,OFF,元旦\r\n\r\n2027-02-20,work,\"春节调休\"\r\n"))
                .containsExactly(
                        new NamedDay(LocalDate.of(2027, 1, 1), Day.OFF, "元旦"),
                        new NamedDay(LocalDate.of(2027, 2, 20), Day.WORK, "春节调休"));
        assertThat(CalendarFile.read("2027-01-01，休，元旦\n2027-01-02\t放假\t元旦\n2027-01-09,班,元旦调休"))
                .hasSize(3);
    }

    @Test
    void saysOfEachLineWhatIsWrongWithIt() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> CalendarFile.read(
                        "date,kind,name\n2027-13-01,OFF,元旦\n2027-01-01,HOLIDAY,元旦\n2027-01-02\n2027-01-03,OFF,\n"
                                + "2027-01-04,OFF,元旦\n2027-01-04,WORK,元旦\n2027-02-29,OFF,无此日"));
        assertThat(problem.fields())
                .extracting(ProblemException.FieldProblem::field)
                .containsExactly("line 2", "line 3", "line 4", "line 5", "line 7", "line 8");
        assertThat(problem.fields().get(4).message()).isEqualTo("第 7 行：2027-01-04 在第 6 行已经出现");
    }

    @Test
    void refusesAFileWithoutDaysAndOneWithoutEnd() {
        for (String csv : new String[] {"", "date,kind,name\n", "\n".repeat(5_000)}) {
            ProblemException problem = catchThrowableOfType(ProblemException.class, () -> CalendarFile.read(csv));
            assertThat(problem.fields().getFirst().field()).isEqualTo("csv");
        }
    }

    @Test
    void namesNoMoreThanFiftyProblems() {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> CalendarFile.read("x\n".repeat(300)));
        assertThat(problem.fields()).hasSize(50);
    }
}
