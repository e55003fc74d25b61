package cn.quanzhi.kernel;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, and the cursor of the next one where there is more. */
public record Slice<T>(List<T> items, @Nullable String nextCursor) {

    private static final int MAX = 100;

    public Slice {
        items = List.copyOf(items);
    }

    /**
     * The page after the cursor, of rows that are ordered by their id.
     *
     * @param rows gives at most so many rows after the id, or from the beginning
     */
    public static <T> Slice<T> of(
            int limit,
            @Nullable String cursor,
            BiFunction<@Nullable UUID, Integer, List<T>> rows,
            Function<T, UUID> id) {
        check(limit);
        List<T> found = rows.apply(after(cursor), limit + 1);
        boolean more = found.size() > limit;
        List<T> page = more ? found.subList(0, limit) : found;
        return new Slice<>(page, more ? id.apply(page.getLast()).toString() : null);
    }

    public static void check(int limit) {
        if (limit < 1 || limit > MAX) {
            throw new ProblemException("limit", "每页 1 到 100 条");
        }
    }

    public <R> Slice<R> map(Function<T, R> view) {
        return new Slice<>(items.stream().map(view).toList(), nextCursor);
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new ProblemException("cursor", "翻页位置无法识别，请从第一页开始");
        }
    }
}
