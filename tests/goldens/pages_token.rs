rt::paginated! {
    GoldenThing, AcmeApi
}

static PAGES: rt::TokenPages = {
    let mut pages = rt::TokenPages::new("items", "next");
    pages.size(50);
    pages
};

impl rt::Paginated for GoldenThing {
    type Item = String;

    fn first(mut self) -> Self {
        self.limit = PAGES.size_or(self.limit);
        self
    }

    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }

    fn next(&self, page: &rt::PageParts<'_>) -> rt::NextPage<Self> {
        let next = PAGES.next(page, self.at.as_deref())?;
        Ok(next.map(|position| self.clone().at(position)))
    }

    rt::position_in!(at);
}
