package cn.quanzhi.platform.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence, not in a trace, why a second start ends. */
class DataDirectoryInUseAnalyzer extends AbstractFailureAnalyzer<DataDirectoryInUse> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DataDirectoryInUse cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "先停止正在运行的服务，或用 QUANZHI_DATA_DIR 指定另一个目录。", cause);
    }
}
