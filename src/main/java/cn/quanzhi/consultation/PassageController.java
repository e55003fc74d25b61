package cn.quanzhi.consultation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.Validity;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The source of a citation, with what stands around it. */
@RestController
class PassageController {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int RADIUS = 2;

    private final Passages passages;
    private final Clock clock;

    PassageController(Passages passages, Clock clock) {
        this.passages = passages;
        this.clock = clock;
    }

    record Neighbour(UUID passageId, String citation, String text) {
        static Neighbour of(Passage passage) {
            return new Neighbour(passage.passageId(), passage.citation(), passage.text());
        }
    }

    record Neighbours(List<Neighbour> before, List<Neighbour> after) {}

    record Source(
            UUID passageId,
            UUID documentId,
            UUID documentVersionId,
            String title,
            String citation,
            @Nullable String article,
            List<String> path,
            String text,
            Validity validity,
            Neighbours neighbours) {}

    @GetMapping("/api/v1/passages/{passageId}")
    Source get(Caller caller, @PathVariable UUID passageId, @RequestParam(required = false) @Nullable LocalDate asOf) {
        Passage passage =
                passages.find(caller.site(), passageId).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        LocalDate day = asOf == null ? LocalDate.now(clock.withZone(CITY)) : asOf;
        Passages.Neighbours around = passages.neighbours(passage, RADIUS);
        return new Source(
                passage.passageId(),
                passage.documentId(),
                passage.versionId(),
                passage.title(),
                passage.citation(),
                passage.article(),
                passage.path(),
                passage.text(),
                passages.validity(passage, day),
                new Neighbours(
                        around.before().stream().map(Neighbour::of).toList(),
                        around.after().stream().map(Neighbour::of).toList()));
    }
}
