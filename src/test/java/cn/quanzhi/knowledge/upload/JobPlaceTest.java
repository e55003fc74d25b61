package cn.quanzhi.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.upload.JobRows.Place;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobPlaceTest {

    @Test
    void figuresMoveEverySecondThoughNobodyKnowsHowMuchThereIs() {
        Place start = new Place(Job.Stage.START, 0, 0, 0);
        Place before = start;
        for (int second = 1; second <= 60; second++) {
            Place now = start.after(Duration.ofSeconds(second));
            assertThat(now.done()).isGreaterThan(before.done());
            assertThat(now.share()).isGreaterThan(before.share()).isLessThan(Place.CREEP);
            before = now;
        }
    }

    @Test
    void whatIsCountedIsLeftAsItIs() {
        Place counted = new Place(Job.Stage.EMBED, 3, 4, 0.7);
        assertThat(counted.after(Duration.ofSeconds(9))).isEqualTo(counted);
    }
}
