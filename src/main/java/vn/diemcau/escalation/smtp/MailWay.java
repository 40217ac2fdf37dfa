package vn.diemcau.escalation.smtp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.PublicAddress;
import vn.diemcau.escalation.mail.Stopwatch;
import vn.diemcau.escalation.mail.Undelivered;

/** Tells operators and users whether mails can leave. */
public class MailWay {

    private static final Logger LOG = LoggerFactory.getLogger(MailWay.class);

    /** Shortest time between checks of the mail server. Anybody may ask for the health more often. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Carrier carrier;
    private final PublicAddress address;
    private final String from;
    private final boolean forTrying;
    private final AtomicReference<Stopwatch> lastLook = new AtomicReference<>();

    /** @param forTrying true for a trial, where local links and the example's sender are intended */
    public MailWay(Carrier carrier, PublicAddress address, String from, boolean forTrying) {
        this.carrier = carrier;
        this.address = address;
        this.from = from;
        this.forTrying = forTrying;
    }

    /**
     * A sentence on the known cause that keeps mails from reaching people, even an intended one; empty when there is
     * none.
     */
    public Optional<String> trouble() {
        return carrier.trouble();
    }

    /**
     * The same for faults that somebody has to repair. A known fault is checked again in the background from time to
     * time.
     */
    public Optional<String> failure() {
        if (carrier instanceof FolderCarrier) {
            return Optional.empty();
        }
        if (carrier instanceof SmtpCarrier && carrier.trouble().isPresent() && isTimeToLook()) {
            lookMeanwhile();
        }
        return carrier.trouble();
    }

    private boolean isTimeToLook() {
        Stopwatch last = lastLook.get();
        return (last == null || last.elapsed().compareTo(BETWEEN_LOOKS) > 0)
                && lastLook.compareAndSet(last, Stopwatch.start());
    }

    /** Logs at the start how mails leave. */
    public void tell() {
        if (!forTrying && address.isLocal()) {
            LOG.warn(
                    "Liên kết trong thư trỏ tới {}, chỉ mở được trên chính máy chủ này. Hãy đặt DIEMCAU_PUBLIC_URL là địa "
                            + "chỉ mà các cơ quan truy cập rồi khởi động lại.",
                    address.get());
        }
        address.pathMissed().ifPresent(MailWay::warnOfPath);
        if (!forTrying && MailSettings.SENDER_OF_EXAMPLE.equalsIgnoreCase(from)) {
            LOG.warn(
                    "Thư đang gửi từ địa chỉ của ví dụ, {}, nên nơi nhận có thể không nhận. Hãy đặt DIEMCAU_MAIL_FROM là "
                            + "địa chỉ thư của Văn phòng rồi khởi động lại.",
                    from);
        }
        if (carrier instanceof FolderCarrier) {
            LOG.info("{}", carrier.trouble().orElseThrow());
        } else if (carrier instanceof MissingServer) {
            LOG.warn(
                    "{} Hãy đặt SPRING_MAIL_HOST rồi khởi động lại.",
                    carrier.trouble().orElseThrow());
        } else {
            lookMeanwhile();
        }
    }

    /** Only a warning, because a proxy may add the path. */
    private static void warnOfPath(String path) {
        LOG.warn(
                "DIEMCAU_PUBLIC_URL không kết thúc bằng “{}” (server.servlet.context-path): nếu máy chủ ủy quyền (proxy) "
                        + "không tự thêm phần này thì liên kết trong thư không mở được.",
                path);
    }

    /** Checks in the background, so that a silent server delays no caller. */
    private void lookMeanwhile() {
        Thread thread = new Thread(this::look, "mail-way");
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        try (Carrier.Round round = carrier.open()) {
            round.connect();
            LOG.info("Đã kết nối được máy chủ thư.");
        } catch (Undelivered e) {
            LOG.warn("{} Thư chờ gửi được thử lại, quá 24 giờ thì thôi.", e.getMessage());
        }
    }
}
