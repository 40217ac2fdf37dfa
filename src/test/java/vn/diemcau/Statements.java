package vn.diemcau;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Collects every SQL statement of a piece of work, from Spring and from the engine. */
public final class Statements {

    private Statements() {}

    public static List<String> of(Runnable work) {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Thread worker = Thread.currentThread();
        AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                String message = event.getFormattedMessage();
                if (event.getThreadName().equals(worker.getName())
                        && (message.contains("SQL statement [")
                                || message.contains("SQL query [")
                                || message.startsWith("==>  Preparing"))) {
                    heard.add(message);
                }
            }
        };
        List<Logger> loggers = List.of((Logger) LoggerFactory.getLogger("org.springframework.jdbc.core"), (Logger)
                LoggerFactory.getLogger("org.camunda.bpm.engine.impl.persistence.entity"));
        ear.start();
        List<Level> before = loggers.stream().map(Logger::getLevel).toList();
        loggers.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(ear);
        });
        try {
            work.run();
        } finally {
            for (int i = 0; i < loggers.size(); i++) {
                loggers.get(i).detachAppender(ear);
                loggers.get(i).setAdditive(true);
                loggers.get(i).setLevel(before.get(i));
            }
        }
        return List.copyOf(heard);
    }
}
