package cn.quanzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void areOfVersionSevenAndCarryTheTime() {
        long before = System.currentTimeMillis();
        UUID id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void growStrictlyWithinOneProcess() {
        List<String> ids =
                Stream.generate(() -> Ids.next().toString()).limit(50_000).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
}
