package cn.quanzhi.knowledge.ingest.parse;

/** Why a file gives no text: a stable code, and what a person can do about it. */
public final class Unreadable extends RuntimeException {

    private final Reason reason;

    /** Each with the words in which it is told to whoever uploaded the file. */
    public enum Reason {
        CORRUPT("文件已损坏，无法读取。请用原程序重新保存后再上传"),
        ENCRYPTED("文件设有打开密码。请去掉密码后再上传"),
        TYPE_MISMATCH("文件内容与扩展名不符"),
        ENCODING_UNKNOWN("无法确定文字编码。请另存为 UTF-8 后再上传"),
        DOCTYPE_REFUSED("文件里的 XML 带有 DOCTYPE 声明，出于安全不予读取"),
        NO_TEXT("没有读到文字：像是扫描件，只有图片。请先做文字识别（OCR）再上传"),
        EMPTY("没有读到文字：文件是空的"),
        ONLY_HIDDEN_TEXT("只有肉眼看不见的文字（白色、极小或不可见），不予采用"),
        TOO_MUCH_TEXT("文字超过 500 万字。请拆成几个文件再上传"),
        TOO_LARGE_INSIDE("文件展开后过大，超出解析的内存上限"),
        TIMED_OUT("解析超过时间上限，已中止"),
        PARSER_DIED("解析进程意外结束。可以重试；若仍失败，请换一种格式"),
        ARCHIVE_CORRUPT("压缩包已损坏，无法读取"),
        ARCHIVE_TOO_MANY("压缩包里的文件超过 2000 个"),
        ARCHIVE_TOO_LARGE("压缩包展开后超过 200 MB"),
        ARCHIVE_RATIO("压缩比超过 100 倍，像是压缩炸弹，不予展开"),
        ARCHIVE_NESTED("压缩包里还有压缩包，不再往下展开"),
        ARCHIVE_EMPTY("压缩包里没有可以入库的文件"),
        TYPE_NOT_ALLOWED("不支持这种文件。可用 md、txt、html、csv、docx、pdf，以及由它们组成的 zip"),
        BAD_METADATA("文件头里的元数据有误");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Unreadable(Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    /** @param place where in the file, or what exactly */
    public Unreadable(Reason reason, String place) {
        super(reason.words() + "（" + place + "）");
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
