rt::paginated! {
    GoldenThing, AcmeApi
}

static PAGES: rt::NumberedPages = {
    let mut pages = rt::NumberedPages::new("");
    pages.start(0);
    pages.stop(rt::StopWhen::EmptyPage);
    pages
};

impl rt::Paginated for GoldenThing {
    type Item = String;

    fn items(page: Self::Output) -> Vec<Self::Item> {
        page
    }

    fn next(&self, page: &rt::PageParts<'_>) -> rt::NextPage<Self> {
        let next = PAGES
            .next(page, self.size.map(i64::from), self.page.map(i64::from))?
            .and_then(|number| i32::try_from(number).ok());
        Ok(next.map(|position| self.clone().page(position)))
    }

    rt::position_in!(page);
}
