package cn.quanzhi.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list, and the cursor of the next one where there is more. */
public record Slice<T>(List<T> items, @Nullable String nextCursor) {

    public Slice {
        items = List.copyOf(items);
    }
}
