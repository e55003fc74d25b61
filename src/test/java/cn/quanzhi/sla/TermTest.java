package cn.quanzhi.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TermTest {

    @Test
    void keepsWorkingDaysAndDaysApart() {
        Term working = new Term.WorkingDays(5);
        Term calendar = new Term.CalendarDays(5);
        assertThat(working).isNotEqualTo(calendar);
        assertThatThrownBy(() -> working.plus(calendar)).isInstanceOf(IllegalArgumentException.class);
        assertThat(working.plus(new Term.WorkingDays(7))).isEqualTo(new Term.WorkingDays(12));
    }

    @Test
    void isReadBackAsItWasWritten() {
        for (Term.Unit unit : Term.Unit.values()) {
            Term term = Term.of(unit, 12);
            assertThat(term.unit()).isEqualTo(unit);
            assertThat(Term.of(term.unit(), term.amount())).isEqualTo(term);
        }
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> new Term.WorkingDays(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Term.CalendarDays(Term.MAX_DAYS + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Term.WorkingTime(Duration.ofSeconds(90)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Term.ElapsedTime(Duration.ofMinutes(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Warning.Share(100)).isInstanceOf(IllegalArgumentException.class);
    }
}
