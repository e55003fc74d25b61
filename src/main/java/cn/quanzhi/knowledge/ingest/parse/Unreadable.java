package cn.quanzhi.knowledge.ingest.parse;

import java.util.Optional;

/** Why a file gives no text: a stable code, and what a person can do about it. */
public final class Unreadable extends RuntimeException {

    private final Reason reason;

    /** Each with the words in which it is told to whoever uploaded the file: what is wrong, and what to do instead. */
    public enum Reason {
        CORRUPT("文件已损坏，无法读取", "请用原程序重新保存后再上传"),
        ENCRYPTED("文件设有打开密码", "请去掉密码后再上传"),
        TYPE_MISMATCH("文件内容与扩展名不符", "请用原程序另存为 docx、pdf 或 txt 后再上传"),
        ENCODING_UNKNOWN("无法确定文字编码", "请另存为 UTF-8 后再上传"),
        DOCTYPE_REFUSED("文件里的 XML 带有 DOCTYPE 声明，出于安全不予读取", "请用 Word 或 WPS 另存为 docx 后再上传"),
        NO_TEXT("没有读到文字：像是扫描件，只有图片", "请先做文字识别（OCR）再上传"),
        EMPTY("没有读到文字：文件是空的", "请看看是否选错了文件"),
        ONLY_HIDDEN_TEXT("只有肉眼看不见的文字（白色、极小或不可见），不予采用", "请把正文改成看得见的文字后再上传"),
        TOO_MUCH_TEXT("文字超过 500 万字", "请拆成几个文件再上传"),
        TOO_LARGE_INSIDE("文件展开后过大，超出解析的内存上限", "请拆成几个文件再上传"),
        TIMED_OUT("解析超过时间上限，已中止", "可以重试；若仍超时，请拆成几个文件再上传", true),
        PARSER_DIED("解析进程意外结束", "可以重试；若仍失败，请换一种格式", true),
        ARCHIVE_CORRUPT("压缩包已损坏，无法读取", "请重新打包后再上传"),
        ARCHIVE_TOO_MANY("压缩包里的文件超过 2000 个", "请分成几个压缩包上传"),
        ARCHIVE_TOO_LARGE("压缩包展开后超过 200 MB", "请分成几个压缩包上传"),
        ARCHIVE_RATIO("压缩比超过 100 倍，像是压缩炸弹，不予展开", "请直接上传里面的文件"),
        ARCHIVE_NESTED("压缩包里还有压缩包，不再往下展开", "请把里面的压缩包单独上传"),
        ARCHIVE_EMPTY("压缩包里没有可以入库的文件", "请看看是否选错了压缩包"),
        TYPE_NOT_ALLOWED("不支持这种文件", "可用 md、txt、html、csv、docx、pdf，以及由它们组成的 zip；请另存为其中一种再上传"),
        BAD_METADATA("文件头里的元数据有误");

        private final String what;
        private final String instead;
        private final boolean passing;

        Reason(String what) {
            this(what, "");
        }

        Reason(String what, String instead) {
            this(what, instead, false);
        }

        Reason(String what, String instead, boolean passing) {
            this.what = what;
            this.instead = instead.isEmpty() ? "" : "。" + instead;
            this.passing = passing;
        }

        public String words() {
            return what + instead;
        }

        /** @param place where in the file, or what exactly */
        String wordsAt(String place) {
            return what + "（" + place + "）" + instead;
        }

        /** The place that words name which were put together so; nothing where they name none. */
        public Optional<String> placeIn(String words) {
            boolean told = words.startsWith(what + "（") && words.endsWith("）" + instead);
            return told
                    ? Optional.of(words.substring(what.length() + 1, words.length() - instead.length() - 1))
                    : Optional.empty();
        }

        /** Whether the same file may be read another time: what went wrong lay with the machine and not with the file. */
        public boolean isPassing() {
            return passing;
        }
    }

    public Unreadable(Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    /** @param place where in the file, or what exactly */
    public Unreadable(Reason reason, String place) {
        super(reason.wordsAt(place));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
