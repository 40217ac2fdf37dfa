package vn.diemcau.platform.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.diemcau.platform.database.BadValue;

/** Keeps refusals out of the log. The engine's REST API would log each one as a server error with a stack trace. */
@Component
public class RefusalLogFilter extends TurboFilter {

    /** The logger that the engine's REST API uses only for its error responses. */
    public static final String ERRORS_OF_REST = "org.camunda.bpm.engine.rest.exception";

    /** "ENGINE-REST-HTTP500 org.camunda…NullValueException: Cannot find …", at the head of a stack trace. */
    private static final Pattern THROWN = Pattern.compile("^[A-Z]++-[A-Z]++-\\w++ ([\\w.$]++)(?:: ([^\\n]*+))?");

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
        if (!logger.getName().equals(ERRORS_OF_REST)) {
            return FilterReply.NEUTRAL;
        }
        HttpServletRequest request = request();
        boolean isRefused =
                request != null && (Refusals.isNoted() || BadValue.met(request) || isOfTheSender(format, request));
        return isRefused ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isOfTheSender(String text, HttpServletRequest request) {
        Matcher head = text == null ? null : THROWN.matcher(text);
        if (head == null || !head.lookingAt()) {
            return false;
        }
        String type = head.group(1).substring(head.group(1).lastIndexOf('.') + 1);
        String message = head.group(2) == null ? "" : head.group(2);
        return EngineErrors.told(500, type, message, EngineErrorFilter.hasBody(request))
                        .status()
                < 500;
    }

    private static HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
