package cn.quanzhi.knowledge.upload;

import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import cn.quanzhi.knowledge.upload.Job.JobError;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which failures another try may mend. A file that is empty, broken or a scan stays so: whoever uploaded it is told what to
 * do instead, and isn't sent in a circle.
 */
final class JobFailures {

    /** Of what nobody foresaw. */
    static final String UNEXPECTED = "INTERNAL_ERROR";

    private static final Set<String> PASSING = Stream.concat(
                    Stream.of(UNEXPECTED),
                    Arrays.stream(Reason.values()).filter(Reason::isPassing).map(Reason::name))
            .collect(Collectors.toUnmodifiableSet());

    private JobFailures() {}

    /** As SQL compares them. */
    static String[] passing() {
        return PASSING.toArray(String[]::new);
    }

    /** @param directory the files lie on the server, where they may have been mended meanwhile */
    static JobError error(@Nullable String code, @Nullable String detail, boolean directory) {
        String known = String.valueOf(code);
        return new JobError(known, String.valueOf(detail), directory || PASSING.contains(known));
    }
}
