package cn.quanzhi.escalation;

import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Directory;
import org.springframework.stereotype.Component;

/** What the service tells the enterprise when its ticket changes, in the language of its widget. */
@Component
class Announcements {

    private final HandOver handOver;
    private final CaseFiles files;
    private final Directory directory;

    Announcements(HandOver handOver, CaseFiles files, Directory directory) {
        this.handOver = handOver;
        this.files = files;
        this.directory = directory;
    }

    void claimed(Ticket ticket, String name) {
        introduce(
                ticket,
                name,
                "专家" + name + "已接手工单 " + ticket.number() + "，由专家为您答复；在此期间 AI 不再作答。",
                "Expert " + name + " has taken ticket " + ticket.number()
                        + " and will answer you; meanwhile the AI is silent.");
    }

    void released(Ticket ticket) {
        say(
                ticket,
                "工单 " + ticket.number() + " 已回到队列，将由其他专家接手；在此期间您可以继续向 AI 提问。",
                "Ticket " + ticket.number()
                        + " is back in the queue for another expert; meanwhile you can go on asking the AI.");
    }

    void transferred(Ticket ticket, String name) {
        introduce(
                ticket,
                name,
                "工单 " + ticket.number() + " 已转给专家" + name + "继续为您办理。",
                "Ticket " + ticket.number() + " has been handed to expert " + name + ".");
    }

    void awaited(Ticket ticket) {
        say(
                ticket,
                "专家请您补充情况。收到您的回复后继续办理，等待期间不计入办理时限。",
                "The expert needs more information from you. Work goes on when you reply; the wait doesn't count.");
    }

    void resolved(Ticket ticket) {
        say(
                ticket,
                "工单 " + ticket.number() + " 已答复。请告诉我们问题是否解决、是否满意；如果没有解决，会退回再办。直接回复也会重新打开工单。",
                "Ticket " + ticket.number()
                        + " has been answered. Please tell us whether it is solved and how satisfied"
                        + " you are; if it isn't, it will be taken up again. Writing here reopens it as well.");
    }

    void reopened(Ticket ticket) {
        say(
                ticket,
                "工单 " + ticket.number() + " 已重新打开，" + (ticket.assignee() == null ? "等待专家接手。" : "专家会继续为您办理。"),
                "Ticket " + ticket.number() + " has been opened again"
                        + (ticket.assignee() == null ? "; an expert will take it." : "; the expert goes on with it."));
    }

    void closed(Ticket ticket) {
        say(
                ticket,
                "工单 " + ticket.number() + " 已办结。有新的问题可以随时提问。",
                "Ticket " + ticket.number() + " is closed. You can ask anything new at any time.");
    }

    void extended(Ticket ticket, int days) {
        say(
                ticket,
                "工单 " + ticket.number() + " 情况较复杂，办理时限延长 " + days + " 个工作日，我们会尽快答复您。",
                "Ticket " + ticket.number() + " needs more time: its limit was extended by " + days + " working days.");
    }

    private void say(Ticket ticket, String chinese, String english) {
        handOver.announce(ticket.consultation(), readsChinese(ticket) ? chinese : english);
    }

    /** The widget names in its head who answers from now on, also before that person has written. */
    private void introduce(Ticket ticket, String name, String chinese, String english) {
        handOver.announce(ticket.consultation(), new HandOver.Said(readsChinese(ticket) ? chinese : english, name));
    }

    /** In which of the two languages the enterprise is spoken to. */
    boolean readsChinese(Ticket ticket) {
        return directory.readsChinese(files.of(ticket.consultation()).visitorId());
    }
}
