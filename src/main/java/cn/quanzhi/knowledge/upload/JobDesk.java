package cn.quanzhi.knowledge.upload;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.DirectoryImport;
import cn.quanzhi.knowledge.ImportReport;
import cn.quanzhi.knowledge.ingest.BadDocument;
import cn.quanzhi.knowledge.ingest.ParsedFile;
import cn.quanzhi.knowledge.ingest.ParserProcess;
import cn.quanzhi.knowledge.ingest.parse.FileType;
import cn.quanzhi.knowledge.ingest.parse.Unreadable;
import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import cn.quanzhi.knowledge.upload.JobRows.End;
import cn.quanzhi.knowledge.upload.JobRows.Item;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes one file at a time from reading to its end. For the runner's thread alone. */
@Component
class JobDesk {

    private static final Logger LOG = LoggerFactory.getLogger(JobDesk.class);
    private static final double READ = 0.28;
    private static final String MEND = "。请改好文件头再上传";

    private final JobRows rows;
    private final FileWork work;
    private final DirectoryImport directories;
    private final Sources sources;
    private final Workplace workplace;
    private final Transactions transactions;
    private final Parsers parsers;
    private final Archives archives;

    JobDesk(
            JobRows rows,
            FileWork work,
            DirectoryImport directories,
            Sources sources,
            Workplace workplace,
            Transactions transactions,
            UploadSettings settings) {
        this.rows = rows;
        this.work = work;
        this.directories = directories;
        this.sources = sources;
        this.workplace = workplace;
        this.transactions = transactions;
        this.parsers = new Parsers(workplace, settings);
        this.archives = new Archives(sources, workplace, settings.largest().toBytes());
    }

    void clear() {
        workplace.clear();
    }

    /** Ends the parser's process and puts the archive away: nothing is to be done. */
    void rest() {
        parsers.close();
        archives.close();
    }

    /** Works on the next file; false where there is none. */
    boolean one(long token, BooleanSupplier held) {
        Optional<Item> next = transactions.in(Scope.SYSTEM, rows::next);
        next.ifPresent(item -> {
            if (transactions.in(Scope.SYSTEM, () -> rows.claim(item, token))) {
                work(item, token, held);
            }
        });
        return next.isPresent();
    }

    private void work(Item item, long token, BooleanSupplier held) {
        End end;
        JobSteps steps = new JobSteps(rows, transactions, item, token, held);
        try (steps) {
            end = ended(item, token, steps);
        } catch (ParserProcess.Cancelled e) {
            end = steps.isLost() ? null : End.of(Job.FileState.CANCELLED);
        } catch (RuntimeException e) {
            end = held.getAsBoolean() ? failed(item, e) : null;
        }
        if (end != null) {
            End known = end;
            transactions.run(Scope.SYSTEM, () -> rows.finish(item, token, known));
        }
    }

    private static End failed(Item item, RuntimeException why) {
        return switch (why) {
            case Unreadable e -> failed(e.reason().name(), e.words());
            case BadDocument e ->
                failed(Reason.BAD_METADATA.name(), Reason.BAD_METADATA.words() + "：" + e.getMessage() + MEND);
            case ProblemException e -> {
                String detail = e.detail() == null ? e.problem().title() : e.detail();
                yield failed(Reason.BAD_METADATA.name(), Reason.BAD_METADATA.words() + "：" + detail + MEND);
            }
            default -> {
                LOG.error("the file {} of the job {} failed", item.name(), item.job(), why);
                yield failed(JobFailures.UNEXPECTED, "处理时出错，请重试；若仍失败，请联系管理员");
            }
        };
    }

    private static End failed(String code, String words) {
        return new End(Job.FileState.FAILED, null, code, words, null);
    }

    /** How the file ended; nothing where others stand in its place. */
    private @Nullable End ended(Item item, long token, JobSteps steps) {
        UUID source = item.source();
        if (source == null) {
            return directory(steps);
        }
        if (item.entry() == null && Jobs.isArchive(item.fileName())) {
            List<Archives.Entry> entries = archives.entries(source);
            transactions.run(Scope.SYSTEM, () -> unfold(item, token, entries));
            return null;
        }
        return work.run(item.parsed() == null ? read(item, source, token, steps) : item, steps);
    }

    private void unfold(Item item, long token, List<Archives.Entry> entries) {
        for (Archives.Entry entry : entries) {
            rows.insert(new JobRows.NewItem(
                    item.job(), item.site(), entry.position(), item.fileName(), entry.name(), null, Ids.next()));
        }
        rows.remove(item, token);
    }

    private Item read(Item item, UUID source, long token, JobSteps steps) {
        FileType type = type(item);
        steps.at(Job.Stage.PARSE, 0, 0, 0);
        Parsers.Read read = parsers.read(
                item.site(),
                type,
                file -> {
                    if (item.entry() == null) {
                        sources.write(source, file);
                    } else {
                        archives.extract(source, item.position(), file);
                    }
                },
                steps.watcher(READ));
        ParsedFile file = read.file();
        Item known = item.with(
                file.marked(),
                read.checksum(),
                file.warnings().stream().map(JobDesk::words).toList(),
                file.facts().stream()
                        .map(fact -> new Job.JobFact(fact.field(), fact.value(), fact.place(), fact.quote()))
                        .toList());
        transactions.run(Scope.SYSTEM, () -> rows.parsed(known, token, file.marked(), read.checksum()));
        return known;
    }

    private static FileType type(Item item) {
        if (FileText.isQuestions(item)) {
            return FileType.MARKDOWN;
        }
        FileType type = FileType.of(item.name()).orElseThrow(() -> new Unreadable(Reason.TYPE_NOT_ALLOWED));
        if (type == FileType.ARCHIVE) {
            throw new Unreadable(Reason.ARCHIVE_NESTED);
        }
        return type;
    }

    private static String words(ParsedFile.Warning warning) {
        String what = switch (warning.code()) {
            case "HIDDEN_TEXT" -> "有肉眼看不见的文字，未采用";
            case "INVISIBLE_CHARACTERS" -> "有不可见字符，已去除";
            case "EMBEDDED_FILES" -> "带有附件";
            default -> "带有会自动执行的内容";
        };
        return warning.place() + "：" + what + "（" + warning.excerpt() + "）";
    }

    private End directory(JobSteps steps) {
        steps.at(Job.Stage.PARSE, 0, 0, 0);
        ImportReport report = directories.runAside();
        if (report.failures().isEmpty()) {
            return End.of(report.published() == 0 ? Job.FileState.UNCHANGED : Job.FileState.SUCCEEDED);
        }
        ImportReport.Failure first = report.failures().getFirst();
        return failed(
                Reason.BAD_METADATA.name(),
                report.failures().size() + " 个文件没有导入，其一：" + first.file() + "（" + first.reason() + "）。请在服务器的目录里改好，再重试");
    }
}
