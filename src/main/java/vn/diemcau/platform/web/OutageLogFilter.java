package vn.diemcau.platform.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.diemcau.platform.database.Outage;

/**
 * Limits each logger to one message a minute during a database outage, with the number of suppressed ones. Requests
 * would otherwise fill the disk with logs, and a full disk may be the cause of the outage.
 */
@Component
class OutageLogFilter extends TurboFilter {

    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    /** The time of the last message and the number of suppressed ones since. */
    private record Said(long at, int again) {}

    private final Map<String, AtomicReference<Said>> said = new ConcurrentHashMap<>();
    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();

    @PostConstruct
    void register() {
        loggers.addTurboFilter(this);
    }

    @PreDestroy
    void unregister() {
        loggers.getTurboFilterList().remove(this);
    }

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] arguments, Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN) || !isOfAnOutage(logger, arguments, thrown)) {
            return FilterReply.NEUTRAL;
        }
        Said before = said.computeIfAbsent(logger.getName(), name -> new AtomicReference<>(new Said(0, -1)))
                .getAndUpdate(OutageLogFilter::next);
        if (next(before).again() > 0) {
            return FilterReply.DENY;
        }
        if (before.again() > 0) {
            // A message of another logger without a failure passes.
            LoggerFactory.getLogger(OutageLogFilter.class)
                    .warn("Cơ sở dữ liệu gián đoạn: {} lần nữa như trên ({})", before.again(), logger.getName());
        }
        return FilterReply.NEUTRAL;
    }

    private static Said next(Said before) {
        long now = System.nanoTime();
        return before.again() < 0 || now - before.at() > PAUSE
                ? new Said(now, 0)
                : new Said(before.at(), before.again() + 1);
    }

    private static boolean isOfAnOutage(Logger logger, Object[] arguments, Throwable thrown) {
        if (thrown != null && Outage.of(thrown).isPresent()) {
            return true;
        }
        if (arguments != null
                && arguments.length > 0
                && arguments[arguments.length - 1] instanceof Throwable last
                && Outage.of(last).isPresent()) {
            return true;
        }
        if (logger.getName().equals(OutageFilter.class.getName())) {
            return true;
        }
        // These loggers put the failure, even its stack trace, into the message text.
        boolean isForRequest = logger.getName().equals(RefusalLogFilter.ERRORS_OF_REST)
                || logger.getName().equals(ApiErrors.class.getName());
        return isForRequest
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && Outage.met(request.getRequest()).isPresent();
    }
}
