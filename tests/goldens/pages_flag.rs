rt::paginated! {
    GoldenThing, AcmeApi
}

static PAGES: rt::OffsetPages = {
    let mut pages = rt::OffsetPages::new("items");
    pages.stop(rt::StopWhen::False("more"));
    pages
};

impl rt::Paginated for GoldenThing {
    type Item = String;

    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }

    fn next(&self, page: &rt::PageParts<'_>) -> rt::NextPage<Self> {
        let next = PAGES.next(page, None, self.offset)?;
        Ok(next.map(|position| self.clone().offset(position)))
    }

    rt::position_in!(offset);
}
