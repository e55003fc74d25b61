package cn.quanzhi.knowledge;

import org.jspecify.annotations.Nullable;

/** A law article or a standard that a text names, in canonical form, with the place where it stands. */
public sealed interface Reference {

    int start();

    int end();

    /**
     * 《产品质量法》第二十六条第二款第（三）项.
     *
     * @param title the full title where the name was recognised, else the name as written; null for a bare 第X条
     * @param article in digits, "26" or "23-1"; null where only the law is named
     */
    record Law(
            int start,
            int end,
            @Nullable String title,
            @Nullable String article,
            @Nullable Integer paragraph,
            @Nullable Integer item)
            implements Reference {}

    /**
     * GB/T 19001-2016.
     *
     * @param code the number without the year, "GB/T 19001"
     */
    record Standard(
            int start, int end, String code, @Nullable String year) implements Reference {

        public String canonical() {
            return year == null ? code : code + "-" + year;
        }
    }
}
