package cn.quanzhi.platform.embedded;

import java.nio.file.Path;

/** Another service runs on the data directory. */
final class DataDirectoryInUse extends RuntimeException {

    DataDirectoryInUse(Path path) {
        super("数据目录 " + path + " 正被另一个泉质服务使用，本次不启动。(Another service is running on this data directory.)");
    }
}
