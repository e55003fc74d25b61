package cn.quanzhi.knowledge.upload;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.ingest.BadDocument;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What whoever uploads says of a file. Without a kind and a title the job waits for a person to give them. */
record Metadata(Map<String, Object> values) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_KEYS = 100;
    private static final int LONGEST = 5_000;

    Metadata {
        values = Map.copyOf(values);
    }

    static Metadata none() {
        return new Metadata(Map.of());
    }

    /** Reads the JSON of a request. */
    static Metadata read(String json) {
        if (json.isBlank()) {
            return none();
        }
        try {
            return of(JSON.readValue(json, Map.class));
        } catch (JacksonException e) {
            throw new ProblemException("metadata", "元数据不是 JSON 对象");
        }
    }

    static Metadata of(Map<?, ?> given) {
        if (given.size() > MOST_KEYS) {
            throw new ProblemException("metadata", "元数据的键过多");
        }
        Map<String, Object> values = new TreeMap<>();
        given.forEach((key, value) -> {
            String name = plain("metadata", String.valueOf(key));
            Object text = text(name, value);
            if (text != null) {
                values.put(name, text);
            }
        });
        return new Metadata(values);
    }

    private static @Nullable Object text(String key, @Nullable Object value) {
        if (value instanceof List<?> list) {
            List<Object> texts = new ArrayList<>();
            for (Object one : list) {
                Object text = text(key, one);
                if (text != null) {
                    texts.add(text);
                }
            }
            return texts;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> texts = new TreeMap<>();
            map.forEach((name, one) -> {
                Object text = text(key, one);
                if (text != null) {
                    texts.put(plain(key, String.valueOf(name)), text);
                }
            });
            return texts;
        }
        return value == null ? null : plain(key, value.toString());
    }

    private static String plain(String key, String text) {
        if (text.length() > LONGEST || text.indexOf('\u0000') >= 0) {
            throw new ProblemException(key, "内容过长或含有不可用的字符");
        }
        return text;
    }

    String json() {
        return JSON.writeValueAsString(values);
    }

    /** What this says over what another one says. */
    Metadata over(Metadata other) {
        Map<String, Object> both = new TreeMap<>(other.values);
        both.putAll(values);
        return new Metadata(both);
    }

    @Nullable
    String one(String key) {
        return values.get(key) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    boolean isComplete() {
        return one("kind") != null && one("title") != null;
    }

    /** Nothing as long as kind or title are missing. */
    Optional<FrontMatter> matter() {
        return isComplete() ? Optional.of(FrontMatter.of(values)) : Optional.empty();
    }

    /** Refuses at once what could only fail later. */
    Metadata checked() {
        try {
            Map<String, Object> whole = new TreeMap<>(Map.of("kind", "GUIDE", "title", "x"));
            whole.putAll(values);
            FrontMatter.of(whole);
            return this;
        } catch (BadDocument e) {
            String words = String.valueOf(e.getMessage());
            int colon = words.indexOf(':');
            String field = colon > 0 ? words.substring(0, colon) : "metadata";
            throw new ProblemException(
                    Problem.INVALID_INPUT,
                    "元数据有误：" + words,
                    List.of(new ProblemException.FieldProblem(field, "无法识别这个值")));
        }
    }
}
