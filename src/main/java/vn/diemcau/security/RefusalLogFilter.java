package vn.diemcau.security;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/** Keeps refusals out of the log, where the engine's REST API writes each with its stack trace as an error of ours. */
@Component
class RefusalLogFilter extends TurboFilter {

    /** The engine's REST API writes nothing else under this name than the errors that it answers with. */
    static final String ERRORS_OF_REST = "org.camunda.bpm.engine.rest.exception";

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
        return logger.getName().equals(ERRORS_OF_REST) && Refusals.isNoted() ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
