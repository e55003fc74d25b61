package cn.quanzhi.kernel;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field of a request could not be read; the parser's own words stay inside. */
final class InputProblems {

    private static final int MAX_CAUSES = 8;
    private static final int MAX_FIELD = 100;

    private InputProblems() {}

    static ProblemException of(ServerWebInputException input) {
        MethodParameter parameter = input.getMethodParameter();
        if (parameter != null && parameter.hasParameterAnnotation(PathVariable.class)) {
            return new ProblemException(Problem.NOT_FOUND); // an id that can't be read is the id of nothing
        }
        Optional<DatabindException> unread = Stream.iterate((Throwable) input, Throwable::getCause)
                .limit(MAX_CAUSES)
                .takeWhile(cause -> cause != null)
                .filter(DatabindException.class::isInstance)
                .map(DatabindException.class::cast)
                .filter(cause -> !cause.getPath().isEmpty())
                .findFirst();
        if (unread.isPresent()) {
            String message = unread.get() instanceof UnrecognizedPropertyException ? "没有这个字段" : "无法识别这个值";
            return new ProblemException(fieldOf(unread.get()), message);
        }
        String name = parameter == null || isBody(parameter) ? null : parameter.getParameterName();
        return name != null && input.getCause() != null
                ? new ProblemException(name, "无法识别这个值")
                : new ProblemException(Problem.MALFORMED_REQUEST);
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class);
    }

    /** The path as a caller writes it: {@code roles[0]}, {@code contact.phone}. */
    private static String fieldOf(DatabindException unread) {
        String path = unread.getPath().stream()
                .map(InputProblems::step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return path.length() <= MAX_FIELD ? path : path.substring(0, MAX_FIELD);
    }

    private static String step(JacksonException.Reference reference) {
        String name = reference.getPropertyName();
        return name == null ? "[" + reference.getIndex() + "]" : "." + name;
    }
}
