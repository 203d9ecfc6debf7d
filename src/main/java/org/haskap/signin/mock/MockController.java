package org.haskap.signin.mock;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The stand-in's page on which the reader chooses whom to be. */
@org.springframework.stereotype.Controller
@org.springframework.context.annotation.Conditional(MockCondition.class)
final class MockController {
    private final Pages pages;

    MockController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping(MockSite.PATH + "/people")
    ModelAndView people(@RequestParam("client_id") String client, HttpServletRequest request) {
        List<MockPeoplePage.Choice> choices = MockPerson.of(client).stream()
                .map(person -> new MockPeoplePage.Choice(person.subject(), person.label()))
                .toList();
        if (choices.isEmpty()) {
            throw new NotFoundException("この模擬の認証に、その相手は登録されていません。");
        }
        String asked = request.getQueryString() == null ? "" : request.getQueryString();
        return pages.form(
                "signin/mock/people",
                Head.of("模擬の認証: だれとして進むか", MockSite.WARNING),
                new MockPeoplePage(MockSite.WARNING, choices, MockSite.PATH + "/people?" + asked));
    }

    @PostMapping(MockSite.PATH + "/people")
    String choose(@RequestParam String person, HttpServletRequest request) {
        MockChoice.choose(
                request, MockPerson.withSubject(person).orElseThrow(() -> new NotFoundException("模擬の認証に、その人はいません。")));
        return "redirect:" + MockSite.PATH + "/oauth2/authorize?" + request.getQueryString();
    }
}
