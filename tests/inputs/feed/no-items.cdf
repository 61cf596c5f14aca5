<CHANNEL LASTMOD="1998-04-06T23:05:43-05:00" HREF="http://old.example/">
  <ABSTRACT>What the lighthouse saw.</ABSTRACT>
  <LOGO HREF="lamp.gif" STYLE="ICON"/>
</CHANNEL>
